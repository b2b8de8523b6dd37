//! Scenarios, the package under construction and the packages of rules, drawn over the points, each with its name.

use egui::{Align2, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::place::Places;
use super::{Drawn, tip};
use crate::model::ids::ScenarioIx;
use crate::present::negotiation::chart::{self as present, RulePoint, ScenarioPoint};
use crate::present::negotiation::list as words;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::draft::Draft;
use crate::session::view::Selection;
use crate::ui::negotiate::search::shape_on;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{chip, dashed, icon, text};

/// Radius around a rule's mark that answers the pointer.
const CATCH: f32 = 11.0;

impl Drawn<'_> {
    /// Draws all marks and their labels. Returns whether the pointer is on one.
    pub(super) fn marks(&self, ui: &Ui, places: &mut Places, out: &mut Queue) -> bool {
        let seen: Vec<(&RulePoint, Pos2)> = self
            .chart
            .rules
            .iter()
            .filter_map(|rule| Some((rule, self.at(*rule.at.first()?))))
            .filter(|(_, at)| self.plot.contains(*at))
            .collect();
        for (_, at) in &seen {
            places.take(Rect::from_center_size(*at, Vec2::splat(14.0)));
        }
        let chips = self.chips(&seen, places);
        self.stairs(ui);
        let mut on_mark = false;
        for (rule, at) in seen {
            on_mark |= self.rule(ui, rule, at, places, out);
        }
        for (scenario, (rect, inside)) in self.chart.scenarios.iter().zip(&chips) {
            on_mark |= self.scenario(ui, scenario, *rect, *inside, places, out);
        }
        on_mark | self.draft(ui, places)
    }

    /// Where the chips stand: beside the mark of a rule that lies in the same place.
    fn chips(&self, rules: &[(&RulePoint, Pos2)], places: &mut Places) -> Vec<(Rect, bool)> {
        let aside = |scenario: &ScenarioPoint| {
            let (rect, inside) = self.chip_place(scenario.at);
            let hides = rules.iter().any(|(_, at)| rect.expand(2.0).contains(*at));
            (if hides { rect.translate(vec2(-16.0, 16.0)) } else { rect }, inside)
        };
        let chips: Vec<(Rect, bool)> = self.chart.scenarios.iter().map(aside).collect();
        for (rect, _) in &chips {
            places.take(*rect);
        }
        chips
    }

    /// Where a chip stands: at its place, or on the nearest edge.
    pub(super) fn chip_place(&self, at: [f64; 2]) -> (Rect, bool) {
        let place = self.at(at);
        let room = self.plot.shrink(size::CHIP / 2.0 + 1.0);
        let inside = self.plot.expand(0.5).contains(place);
        (Rect::from_center_size(place.clamp(room.min, room.max), Vec2::splat(size::CHIP)), inside)
    }

    fn scenario(
        &self,
        ui: &Ui,
        scenario: &ScenarioPoint,
        rect: Rect,
        inside: bool,
        places: &mut Places,
        out: &mut Queue,
    ) -> bool {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let selected = self.document.view().selection.scenario == Some(scenario.scenario);
        let (label, font, color) = if inside {
            (scenario.label.as_str(), r#type::small_semi(), tokens.text_primary)
        } else {
            (scenario.off_scale.as_str(), r#type::small(), tokens.text_muted)
        };
        let galley = text::elided(painter, label, font, color, 170.0);
        if let Some(place) = places.beside(rect, galley.size()) {
            painter.rect_filled(place.expand2(vec2(2.0, 0.0)), 2, tokens.plot().gamma_multiply(0.8));
            text::paint(painter, &galley, place.min, Align2::LEFT_TOP);
        }
        chip::paint(painter, tokens, rect.center(), size::CHIP, scenario.scenario.0);
        if scenario.edited {
            dashed::rect(painter, rect.expand(2.0), 4.0, (size::STROKE, tokens.text_secondary), dashed::THIN);
        }
        if selected {
            let stroke = (size::STROKE_SELECTION, tokens.text_primary);
            painter.rect_stroke(rect.expand(3.0), size::RADIUS_CHIP, stroke, egui::StrokeKind::Middle);
        }
        let response =
            ui.interact(rect.expand(3.0), ui.scope_id().with(("scenario", scenario.scenario)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &scenario.spoken));
        if response.double_clicked() {
            start(self, scenario.scenario, out);
        } else if response.clicked() {
            let selection = Selection { scenario: Some(scenario.scenario), ..Selection::default() };
            out.view(ViewCommand::Select(selection));
        }
        hovered(response, &scenario.label, &[&scenario.spoken, words::SELECT_OR_BUILD])
    }

    fn rule(&self, ui: &Ui, rule: &RulePoint, at: Pos2, places: &mut Places, out: &mut Queue) -> bool {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let label = text::galley(painter, rule.name, r#type::small_semi(), tokens.text_primary);
        let labelled = places.apart(at, label.size());
        if let Some(place) = labelled {
            let end = if place.left() > at.x { place.left_center() } else { place.right_center() };
            let from = at + (end - at).normalized() * 7.0;
            painter.line_segment([from, end], (size::STROKE, tokens.text_muted));
            painter.rect_filled(place.expand2(vec2(3.0, 1.0)), 2, tokens.plot().gamma_multiply(0.85));
            text::paint(painter, &label, place.min, Align2::LEFT_TOP);
        }
        for tied in rule.at.iter().skip(1).map(|at| self.at(*at)).filter(|at| self.plot.contains(*at)) {
            shape_on(painter, tied, rule.reference, tokens.text_muted, tokens.plot());
        }
        shape_on(painter, at, rule.reference, tokens.text_primary, tokens.plot());
        // Marks of different rules may lie in one place; their labels never do.
        let caught = Rect::from_center_size(at, Vec2::splat(2.0 * CATCH));
        let mut on_mark = false;
        for (part, place) in [Some(caught), labelled].into_iter().flatten().enumerate() {
            let response = ui.interact(place, ui.scope_id().with(("rule", rule.reference, part)), Sense::click());
            if part == usize::from(labelled.is_some()) {
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &rule.spoken));
            }
            if response.clicked()
                && let Some(draft) = present::draft_of_rule(self.document, rule.reference)
            {
                out.edit(EditCommand::StartDraft(Box::new(draft)));
            }
            let mut sentences = vec![rule.definition, rule.totals.as_str()];
            sentences.extend(rule.remark.as_deref());
            sentences.push(words::BUILD_ON_IT);
            on_mark |= hovered(response, rule.name, &sentences);
        }
        on_mark
    }

    /// Raiffa's staircase, as a thin line with a dot a step.
    fn stairs(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let steps: Vec<Pos2> = self.chart.stairs.iter().map(|step| self.at(*step)).collect();
        let painter = ui.painter().with_clip_rect(self.plot);
        dashed::path(&painter, &steps, (size::STROKE, tokens.text_secondary), dashed::THIN);
        for step in steps {
            painter.circle_filled(step, 2.0, tokens.text_secondary);
        }
    }

    /// The package under construction: a ring with the stack of terms.
    fn draft(&self, ui: &Ui, places: &mut Places) -> bool {
        let Some(draft) = &self.chart.draft else { return false };
        let tokens = Tokens::of(ui);
        let (rect, inside) = self.chip_place(draft.at);
        let painter = ui.painter();
        painter.rect(
            rect.expand(1.0),
            size::RADIUS_CHIP,
            tokens.plot(),
            (size::STROKE_DATA, tokens.text_primary),
            egui::StrokeKind::Inside,
        );
        icon::paint(painter, rect.center(), icons::STACK, size::ICON_INLINE_SMALL, tokens.text_primary);
        if inside {
            let galley = text::elided(painter, &draft.name, r#type::small_semi(), tokens.text_primary, 170.0);
            if let Some(place) = places.beside(rect, galley.size()) {
                painter.rect_filled(place.expand2(vec2(2.0, 0.0)), 2, tokens.plot().gamma_multiply(0.8));
                text::paint(painter, &galley, pos2(place.left(), place.top()), Align2::LEFT_TOP);
            }
        }
        let response = ui.interact(rect, ui.scope_id().with("draft"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &draft.spoken));
        hovered(response, &draft.name, &[&draft.spoken])
    }
}

fn start(drawn: &Drawn<'_>, scenario: ScenarioIx, out: &mut Queue) {
    let draft = Draft::of_scenario(drawn.document.framework(), scenario);
    out.edit(EditCommand::StartDraft(Box::new(draft)));
}

/// Shows a mark's tooltip; returns whether the pointer is on it.
fn hovered(response: Response, title: &str, sentences: &[&str]) -> bool {
    let is_hovered = response.hovered();
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| tip(ui, title, sentences));
    is_hovered
}
