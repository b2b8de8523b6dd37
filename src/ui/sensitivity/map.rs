//! Highest score by weights: the triangle of three weights in regions, and how large each is.

use egui::{
    Align2, Mesh, Painter, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::present::sensitivity::map::{HEAD, MapView, RegionView, ShareRow};
use crate::session::export::ExportChart;
use crate::ui::chart_menu;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, text, tooltip};

/// Height of an equilateral triangle of side 1.
const HEIGHT: f32 = 0.866_025_4;
/// Room above and below the triangle for the names of its corners.
const NAMES: f32 = 26.0;
/// Width of the list beside it.
const LIST: f32 = 206.0;
/// Height of a row of the list.
const ROW: f32 = 26.0;

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, shown: &MapView, is_large: bool) {
    let tokens = Tokens::of(ui);
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    chart_menu::drawn(ui, ExportChart::Map, whole);
    let list = (whole.width() * 0.4).min(if is_large { 320.0 } else { LIST });
    let (left, right) = whole.split_left_right_at_x(whole.right() - list - size::CARD_MARGIN);
    let area = Rect::from_min_max(left.min + vec2(size::CARD_MARGIN, NAMES), left.max - vec2(size::STEP, NAMES));
    let side = (area.width() - 24.0).min((area.height() - 4.0) / HEIGHT);
    if side < 40.0 {
        return;
    }
    let middle = area.center();
    let corners = [
        pos2(middle.x, middle.y - side * HEIGHT / 2.0),
        pos2(middle.x - side / 2.0, middle.y + side * HEIGHT / 2.0),
        pos2(middle.x + side / 2.0, middle.y + side * HEIGHT / 2.0),
    ];
    let triangle = Triangle { corners };
    let image = ui.interact(Rect::from_points(&corners), ui.scope_id().with("map"), Sense::hover());
    image.widget_info(|| WidgetInfo::labeled(Role::Image, true, &shown.spoken));
    let pointed = image.hover_pos();
    for region in &shown.regions {
        triangle.fill(ui.painter(), tokens, region);
    }
    triangle.grid(ui.painter(), tokens);
    triangle.borders(ui.painter(), tokens, &shown.regions);
    for region in &shown.regions {
        triangle.mark(ui, region);
    }
    triangle.now(ui.painter(), tokens, shown.now, &shown.regions);
    triangle.names(ui, shown, left);
    if let Some(region) = pointed.and_then(|at| shown.regions.iter().find(|region| triangle.holds(region, at))) {
        image.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(260.0);
            let words = egui::RichText::new(&region.spoken).font(r#type::small());
            ui.label(words.color(tokens.text_primary));
        });
    }
    let place = right.with_max_x(whole.right() - size::CARD_MARGIN);
    shares(ui, shown, place);
}

struct Triangle {
    corners: [Pos2; 3],
}

impl Triangle {
    fn at(&self, shares: [f64; 3]) -> Pos2 {
        let [a, b, c] = self.corners.map(Pos2::to_vec2);
        (a * shares[0] as f32 + b * shares[1] as f32 + c * shares[2] as f32).to_pos2()
    }

    fn points(&self, region: &RegionView) -> Vec<Pos2> {
        region.corners.iter().map(|corner| self.at(*corner)).collect()
    }

    /// A region at half strength. A fan of triangles has no feathered edge, so that neighbours leave no seam.
    fn fill(&self, painter: &Painter, tokens: &Tokens, region: &RegionView) {
        let hue = region.leaders.first().map(|leader| tokens.scenario(leader.0));
        let color = match (hue, region.leaders.len()) {
            (Some(hue), 1) if !hue.hollow => hue.half(),
            (Some(hue), 1) => hue.color.gamma_multiply(0.22),
            _ => tokens.selected,
        };
        let mut mesh = Mesh::default();
        for point in self.points(region) {
            mesh.colored_vertex(point, color);
        }
        for at in 1..mesh.vertices.len().saturating_sub(1) as u32 {
            mesh.add_triangle(0, at, at + 1);
        }
        painter.add(mesh);
    }

    /// Quarters of each weight.
    fn grid(&self, painter: &Painter, tokens: &Tokens) {
        let color = tokens.plot().gamma_multiply(0.65);
        for step in 1..4 {
            let share = f64::from(step) / 4.0;
            let rest = 1.0 - share;
            for corner in 0..3 {
                let mut ends = [[0.0; 3]; 2];
                for (end, other) in ends.iter_mut().zip([(corner + 1) % 3, (corner + 2) % 3]) {
                    end[corner] = share;
                    end[other] = rest;
                }
                painter.line_segment(ends.map(|end| self.at(end)), (size::STROKE, color));
            }
        }
    }

    /// Lines between regions, and around all of them.
    fn borders(&self, painter: &Painter, tokens: &Tokens, regions: &[RegionView]) {
        for region in regions {
            painter.add(Shape::closed_line(self.points(region), Stroke::new(size::STROKE, tokens.plot())));
        }
        painter.add(Shape::closed_line(self.corners.to_vec(), Stroke::new(1.25, tokens.text_secondary)));
    }

    /// The chip of a region in its middle, where it has room.
    fn mark(&self, ui: &Ui, region: &RegionView) {
        let tokens = Tokens::of(ui);
        let at = self.at(region.middle);
        let room = Rect::from_points(&self.points(region));
        let fits = room.width() > size::CHIP_SMALL && room.height() > size::CHIP_SMALL;
        if fits {
            let many = region.leaders.len();
            for (place, leader) in region.leaders.iter().take(3).enumerate() {
                let shift = (place as f32 - (many.min(3) as f32 - 1.0) / 2.0) * (size::CHIP + 3.0);
                chip::paint(ui.painter(), tokens, at + vec2(shift, 0.0), size::CHIP, leader.0);
            }
        }
        let place = Rect::from_center_size(at, Vec2::splat(size::CHIP));
        let node = ui.interact(place, ui.scope_id().with(("region", region.letters.as_str())), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Label, true, &region.spoken));
    }

    /// Where the weights are now, with its word on the side on which no chip stands.
    fn now(&self, painter: &Painter, tokens: &Tokens, now: [f64; 3], regions: &[RegionView]) {
        let at = self.at(now);
        painter.circle(at, 5.0, tokens.plot(), Stroke::new(2.0, tokens.text_primary));
        let chips: Vec<Rect> = regions
            .iter()
            .map(|region| Rect::from_center_size(self.at(region.middle), Vec2::splat(size::CHIP + 4.0)))
            .collect();
        let label = text::galley(painter, "now", r#type::caption_semi(), tokens.text_primary);
        let places = [
            (at + vec2(10.0, 0.0), Align2::LEFT_CENTER),
            (at - vec2(10.0, 0.0), Align2::RIGHT_CENTER),
            (at - vec2(0.0, 9.0), Align2::CENTER_BOTTOM),
            (at + vec2(0.0, 9.0), Align2::CENTER_TOP),
        ];
        let free = |(at, align): &&(Pos2, Align2)| {
            let rect = align.anchor_size(*at, label.size());
            chips.iter().all(|chip| !chip.intersects(rect))
        };
        let (at, align) = places.iter().find(free).unwrap_or(&places[0]);
        text::paint(painter, &label, *at, *align);
    }

    /// The names of the corners.
    fn names(&self, ui: &Ui, shown: &MapView, area: Rect) {
        let tokens = Tokens::of(ui);
        let [top, left, right] = self.corners;
        let places = [
            (top - vec2(0.0, 6.0), Align2::CENTER_BOTTOM, area.width()),
            (left + vec2(-8.0, 6.0), Align2::LEFT_TOP, (right.x - left.x) / 2.0),
            (right + vec2(8.0, 6.0), Align2::RIGHT_TOP, (right.x - left.x) / 2.0),
        ];
        for (corner, (at, align, room)) in shown.corners.iter().zip(places) {
            let words = format!("All {}", corner.name);
            let (rect, cut) =
                text::at_elided(ui.painter(), (at, align), &words, r#type::small_semi(), tokens.text_primary, room);
            let node = ui.interact(rect, ui.scope_id().with(("corner", words.as_str())), Sense::hover());
            super::label(&node, &words);
            if cut {
                tooltip::text(node, &words);
            }
        }
    }

    /// Whether a point lies in a convex region.
    fn holds(&self, region: &RegionView, at: Pos2) -> bool {
        let points = self.points(region);
        let next = points.iter().cycle().skip(1);
        let sides = points.iter().zip(next).map(|(a, b)| (*b - *a).x * (at - *a).y - (*b - *a).y * (at - *a).x);
        let (mut left, mut right) = (false, false);
        for side in sides {
            left |= side > 0.0;
            right |= side < 0.0;
        }
        !(left && right)
    }
}

/// How much of the triangle each scenario has, and what the map leaves out.
fn shares(ui: &mut Ui, shown: &MapView, place: Rect) {
    let tokens = Tokens::of(ui);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place.shrink2(vec2(0.0, size::STEP))).id_salt("shares"));
    inside.set_clip_rect(place.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = Vec2::ZERO;
    ScrollArea::vertical().id_salt("shares").auto_shrink(false).show(&mut inside, |ui| {
        paragraph(ui, HEAD);
        ui.add_space(size::HALF);
        for row in &shown.shares {
            share(ui, row);
        }
        ui.add_space(size::STEP);
        if !shown.note.is_empty() {
            paragraph(ui, &shown.note);
        }
    });
    ui.painter().vline(
        place.left() - size::STEP,
        place.shrink(size::STEP).y_range(),
        (size::STROKE, tokens.line_subtle),
    );
}

fn paragraph(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui).text_muted;
    let galley = text::wrapped(ui.painter(), words, r#type::caption(), color, ui.available_width() - size::STEP, 8);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    super::label(&response, words);
    text::paint(ui.painter(), &galley, rect.min, Align2::LEFT_TOP);
}

fn share(ui: &mut Ui, row: &ShareRow) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    super::label(&response, &row.spoken);
    let rect = rect.with_max_x(rect.right() - size::PANEL_MARGIN);
    let middle = rect.center().y;
    let mut painter = ui.painter().clone();
    painter.hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line_subtle));
    if !row.anywhere {
        painter.multiply_opacity(size::STALE_OPACITY);
    }
    let at = pos2(rect.left() + size::CHIP_SMALL / 2.0, middle);
    chip::paint(&painter, tokens, at, size::CHIP_SMALL, row.scenario.0);
    let color = if row.anywhere { tokens.text_primary } else { tokens.text_muted };
    let font = if row.anywhere { r#type::small_semi() } else { r#type::small() };
    let right = text::at(&painter, pos2(rect.right(), middle), Align2::RIGHT_CENTER, &row.text, font, color).left();
    let left = rect.left() + 24.0;
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    let (_, cut) = text::at_elided(&painter, at, &row.name, r#type::small(), color, right - left - size::STEP);
    if cut {
        tooltip::text(response, &row.name);
    }
}
