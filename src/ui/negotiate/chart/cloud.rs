//! The points of the scatter as one mesh, kept until what is drawn changes: thousands of points cost no more than a picture.

use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Rect, pos2, vec2};
use egui_plot::PlotBounds;

use crate::model::ids::PartyIx;
use crate::present::negotiation::points::{Identity, Points};
use crate::ui::theme::{Tokens, size};

/// Up to so many points are round and drawn one by one. Of more, those that share a cell are one square, the stronger the
/// more there are: so a million points is no more to draw than the plot has cells.
const MOST_ROUND: usize = 12_000;
/// Up to so many have a smooth outline.
const MOST_SMOOTH: usize = 3_000;
/// Side of a cell in which points of a dense cloud are one.
const CELL: f32 = 2.0;
/// How strong a cell with one point is, beside the fullest.
const FAINTEST: f32 = 0.45;
/// Radius of a point.
const RADIUS: f32 = 1.8;

/// What the frontier's line follows from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineKey {
    /// The result.
    pub(super) of: Identity,
    /// The parties on the axes.
    pub(super) axes: (PartyIx, PartyIx),
}

/// How points are looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct View {
    /// The parties on the axes.
    pub(super) axes: (PartyIx, PartyIx),
    /// Ranges of totals outside of which points are not shown.
    pub(super) between: Vec<(usize, [f64; 2])>,
    /// What the plot's edges stand for.
    pub(super) bounds: PlotBounds,
    /// Where the plot is.
    pub(super) plot: Rect,
    /// Whether a newer result is awaited.
    pub(super) stale: bool,
}

#[derive(Debug)]
struct Key {
    of: Identity,
    view: View,
    dark: bool,
}

/// The mesh of the last frame.
#[derive(Debug, Default)]
pub(super) struct Cache {
    made: Option<(Key, Arc<Mesh>)>,
}

/// The colours of points: those that are not acceptable, those that are.
pub(super) fn colours(tokens: &Tokens) -> [Color32; 2] {
    [tokens.text_muted.gamma_multiply(0.55), tokens.focus]
}

impl Cache {
    /// The points; `None` where the axes are not among the parties whose totals are known.
    pub(super) fn mesh(&mut self, points: &Points<'_>, view: View, tokens: &Tokens) -> Option<Arc<Mesh>> {
        let of = points.identity();
        let dark = tokens.theme == egui::Theme::Dark;
        if let Some((key, mesh)) = &self.made
            && key.of == of
            && key.view == view
            && key.dark == dark
        {
            return Some(Arc::clone(mesh));
        }
        let mesh = Arc::new(mesh(points, &view, tokens)?);
        self.made = Some((Key { of, view, dark }, Arc::clone(&mesh)));
        Some(mesh)
    }
}

fn mesh(points: &Points<'_>, view: &View, tokens: &Tokens) -> Option<Mesh> {
    let (across, up) = (points.place(view.axes.0)?, points.place(view.axes.1)?);
    let (min, max) = (view.bounds.min(), view.bounds.max());
    let place = |totals: &[f64]| {
        let x = ((totals[across] - min[0]) / (max[0] - min[0])) as f32;
        let y = ((totals[up] - min[1]) / (max[1] - min[1])) as f32;
        pos2(view.plot.left() + x * view.plot.width(), view.plot.bottom() - y * view.plot.height())
    };
    let strength = if view.stale { size::STALE_OPACITY } else { 1.0 };
    let colours = colours(tokens).map(|color| color.gamma_multiply(strength));
    let mut drawn: [Vec<Pos2>; 2] = [Vec::new(), Vec::new()];
    for point in 0..points.len() {
        let at = place(points.totals(point));
        if view.plot.contains(at) && points.is_shown(point, &view.between) {
            drawn[usize::from(points.is_acceptable(point))].push(at);
        }
    }
    let many = drawn[0].len() + drawn[1].len();
    let mut mesh = Mesh::default();
    // Acceptable ones lie above the others.
    for (places, color) in drawn.into_iter().zip(colours) {
        if many <= MOST_ROUND {
            let corners = if many <= MOST_SMOOTH { 10 } else { 6 };
            places.into_iter().for_each(|at| round(&mut mesh, at, color, corners));
        } else {
            for (at, share) in cells(places) {
                square(&mut mesh, at, color.gamma_multiply(FAINTEST + (1.0 - FAINTEST) * share));
            }
        }
    }
    Some(mesh)
}

/// The cells in which points lie, each with how full it is beside the fullest, 0..=1.
fn cells(mut places: Vec<Pos2>) -> Vec<(Pos2, f32)> {
    let cell = |at: &Pos2| ((at.y / CELL).floor() as i32, (at.x / CELL).floor() as i32);
    places.sort_by_key(cell);
    let runs: Vec<((i32, i32), usize)> =
        places.chunk_by(|a, b| cell(a) == cell(b)).filter_map(|run| Some((cell(run.first()?), run.len()))).collect();
    let most = runs.iter().map(|(_, many)| *many).max().unwrap_or(1);
    let full = |many: usize| if most == 1 { 1.0 } else { (many as f32).ln() / (most as f32).ln() };
    let middle = |at: i32| (at as f32 + 0.5) * CELL;
    runs.into_iter().map(|((y, x), many)| (pos2(middle(x), middle(y)), full(many))).collect()
}

fn square(mesh: &mut Mesh, at: Pos2, color: Color32) {
    mesh.add_colored_rect(Rect::from_center_size(at, vec2(CELL, CELL)), color);
}

/// A disc with a soft edge.
fn round(mesh: &mut Mesh, at: Pos2, color: Color32, corners: u32) {
    let first = mesh.vertices.len() as u32;
    mesh.colored_vertex(at, color);
    for corner in 0..corners {
        let (sin, cos) = (std::f32::consts::TAU * corner as f32 / corners as f32).sin_cos();
        let out = vec2(cos, sin);
        mesh.colored_vertex(at + out * (RADIUS - 0.5), color);
        mesh.colored_vertex(at + out * (RADIUS + 0.5), Color32::TRANSPARENT);
    }
    for corner in 0..corners {
        let inner = |corner: u32| first + 1 + 2 * (corner % corners);
        let (a, b) = (inner(corner), inner(corner + 1));
        mesh.add_triangle(first, a, b);
        mesh.add_triangle(a, a + 1, b);
        mesh.add_triangle(a + 1, b + 1, b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_a_cell_are_one() {
        let cells = cells(vec![pos2(0.1, 0.2), pos2(3.0, 0.1), pos2(1.9, 1.9), pos2(0.5, 5.0), pos2(3.9, 0.0)]);
        assert_eq!(cells, [(pos2(1.0, 1.0), 1.0), (pos2(3.0, 1.0), 1.0), (pos2(1.0, 5.0), 0.0)]);
    }
}
