//! PROMETHEE's plane: scenarios as chips, issues as arrows in their group's colour, and the decision axis.

use egui::{Align2, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{Plot, PlotBounds, PlotPoint};

use crate::present::second_opinions::plane::Plane;
use crate::session::export::ExportChart;
use crate::ui::chart_menu;
use crate::ui::dialogs::window::{paragraph, part};
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, empty, text, tooltip};

/// Height of the sentences below.
const NOTES: f32 = 76.0;
/// Room around what is drawn, as a part of the reach.
const ROOM: f64 = 1.25;

/// Draws it, or why there is none.
pub(super) fn show(ui: &mut Ui, plane: &Result<Plane, String>) {
    let whole = ui.max_rect();
    let plane = match plane {
        Ok(plane) => plane,
        Err(reason) => {
            part(ui, "none", whole, |ui| empty::empty(ui, reason, None));
            return;
        }
    };
    let area = Rect::from_min_max(whole.min, pos2(whole.right(), whole.bottom() - NOTES));
    let notes = Rect::from_min_max(pos2(whole.left(), area.bottom() + size::STEP), whole.max);
    chart_menu::drawn(ui, ExportChart::Plane, area);
    part(ui, "plot", area, |ui| plot(ui, area, plane));
    part(ui, "notes", notes, |ui| {
        let color = Tokens::of(ui).text_secondary;
        paragraph(ui, &plane.notes.join(" "), r#type::small(), color);
    });
}

fn plot(ui: &mut Ui, area: Rect, plane: &Plane) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(area, size::RADIUS_CONTROL, tokens.plot());
    let up = plane.reach * ROOM;
    let across = up * f64::from(area.width() / area.height().max(1.0));
    let response = Plot::new("plane of PROMETHEE")
        .width(area.width())
        .height(area.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .set_margin_fraction(Vec2::ZERO)
        .data_aspect(1.0)
        .default_x_bounds(-across, across)
        .default_y_bounds(-up, up)
        .show(ui, |plot| {
            if plot.plot_bounds().width() <= 0.0 {
                plot.set_plot_bounds(PlotBounds::from_min_max([-across, -up], [across, up]));
            }
        });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &plane.spoken));
    let at = |[x, y]: [f64; 2]| response.transform.position_from_point(&PlotPoint::new(x, y));
    let painter = ui.painter().with_clip_rect(area);
    let origin = at([0.0, 0.0]);
    painter.hline(area.x_range(), origin.y, (size::STROKE, tokens.line_subtle));
    painter.vline(origin.x, area.y_range(), (size::STROKE, tokens.line_subtle));
    let mut taken: Vec<Rect> =
        plane.scenarios.iter().map(|s| Rect::from_center_size(at(s.at), Vec2::splat(22.0))).collect();
    for issue in &plane.issues {
        let color = issue.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
        arrow(&painter, origin, at(issue.tip), size::STROKE_DATA, color);
    }
    arrow(&painter, origin, at(plane.axis), 4.0, tokens.text_primary);
    label(&painter, tokens, origin, at(plane.axis), "Decision axis", &mut taken, true);
    for issue in &plane.issues {
        label(&painter, tokens, origin, at(issue.tip), &issue.name, &mut taken, false);
    }
    for issue in &plane.issues {
        let rect = Rect::from_center_size(at(issue.tip), Vec2::splat(14.0));
        let response = ui.interact(rect.intersect(area), ui.scope_id().with(("issue", issue.issue)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Arrow: {}", issue.name)));
        tooltip::text(response, &issue.name);
    }
    for scenario in &plane.scenarios {
        let place = at(scenario.at);
        if area.contains(place) {
            chip::paint(&painter, tokens, place, size::CHIP, scenario.scenario.0);
            let rect = Rect::from_center_size(place, Vec2::splat(22.0));
            let response = ui.interact(rect, ui.scope_id().with(("scenario", scenario.scenario)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &scenario.spoken));
            tooltip::text(response, &scenario.spoken);
        }
    }
    let quality = format!("Quality δ = {}", plane.quality);
    let corner = area.left_top() + vec2(size::PANEL_MARGIN, size::PANEL_MARGIN);
    text::at(&painter, corner, Align2::LEFT_TOP, &quality, r#type::body_semi(), tokens.text_primary);
}

/// A line with a head, none where it has no length.
fn arrow(painter: &egui::Painter, from: Pos2, to: Pos2, width: f32, color: egui::Color32) {
    let along = to - from;
    if along.length() < 4.0 {
        painter.circle_filled(to, width, color);
        return;
    }
    let unit = along.normalized();
    let side = vec2(-unit.y, unit.x);
    let back = to - unit * (4.0 + 2.0 * width);
    painter.line_segment([from, back], (width, color));
    let half = 2.0 + 1.2 * width;
    let points = vec![to, back + side * half, back - side * half];
    painter.add(egui::Shape::convex_polygon(points, color, egui::Stroke::NONE));
}

/// A name beyond a tip, away from the origin; left out where it would cover another.
fn label(
    painter: &egui::Painter,
    tokens: &Tokens,
    origin: Pos2,
    tip: Pos2,
    words: &str,
    taken: &mut Vec<Rect>,
    strong: bool,
) {
    let (font, color) =
        if strong { (r#type::small_semi(), tokens.text_primary) } else { (r#type::caption(), tokens.text_secondary) };
    let galley = text::elided(painter, words, font, color, 150.0);
    let right = tip.x >= origin.x;
    let (x, align) = if right { (tip.x + 6.0, Align2::LEFT_CENTER) } else { (tip.x - 6.0, Align2::RIGHT_CENTER) };
    for shift in [0.0, -12.0, 12.0, -22.0, 22.0] {
        let rect = align.anchor_size(pos2(x, tip.y + shift), galley.size());
        if taken.iter().all(|other| !other.intersects(rect)) {
            taken.push(rect);
            text::paint(painter, &galley, rect.min, Align2::LEFT_TOP);
            return;
        }
    }
}
