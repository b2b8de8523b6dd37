//! The page of a file that cannot be read yet: what is wrong, where, and one click that mends it.

use std::path::Path;
use std::time::SystemTime;

use egui::{Align2, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::excerpt;
use crate::model::problem::Severity;
use crate::present::actions::WindowAsk;
use crate::present::problems::{self, ProblemDetail, ProblemLine, ProblemPage};
use crate::session::command::{FileCommand, Origin};
use crate::session::tabs::Refused;
use crate::ui::outside::Outside;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::tag::{self, Tag};
use crate::ui::widgets::{Button, focus, icon, text, tooltip};

/// Widest page.
const WIDTH: f32 = 816.0;
/// Height of a row of the list of problems.
const ROW: f32 = 36.0;
/// Height of the buttons.
const BUTTON: f32 = 32.0;
/// How often the files are looked at, in seconds.
const LOOK_EVERY: f64 = 1.0;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The problem shown in full, where the user chose one.
    chosen: Option<usize>,
    /// The file this state belongs to, with its text: a file read again starts anew.
    of: Option<(Origin, String)>,
    /// When the files were looked at last, and how old each was.
    looked: Option<(f64, Vec<Option<SystemTime>>)>,
}

impl State {
    fn turn_to(&mut self, refused: &Refused) {
        let text = refused.texts.first().map_or("", |text| text.text.as_str());
        if !self.of.as_ref().is_some_and(|(origin, known)| *origin == refused.origin && known == text) {
            *self = Self { of: Some((refused.origin.clone(), text.to_owned())), ..Self::default() };
        }
    }

    /// Whether one of the files has changed on disk since it was looked at last.
    fn has_changed(&mut self, ui: &Ui, refused: &Refused, outside: &dyn Outside) -> bool {
        let Origin::Path(own) = &refused.origin else { return false };
        let now = ui.input(|input| input.time);
        let due = self.looked.as_ref().is_none_or(|(then, _)| now - then >= LOOK_EVERY);
        let wait = self.looked.as_ref().map_or(0.0, |(then, _)| (LOOK_EVERY - (now - then)).max(0.0));
        ui.ctx().request_repaint_after_secs(if due { LOOK_EVERY } else { wait } as f32);
        if !due {
            return false;
        }
        let others = refused.texts.iter().skip(1).map(|text| Path::new(&text.name));
        let ages: Vec<_> = std::iter::once(own.as_path()).chain(others).map(|path| outside.modified(path)).collect();
        let changed = self.looked.as_ref().is_some_and(|(_, before)| *before != ages);
        self.looked = Some((now, ages));
        changed
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, refused: &Refused, state: &mut State, outside: &dyn Outside, out: &mut Queue) {
    state.turn_to(refused);
    if state.has_changed(ui, refused, outside) {
        out.file(FileCommand::ReadAgain);
    }
    let page = problems::page(&refused.texts, &refused.problems, state.chosen);
    let whole = ui.max_rect();
    let width = WIDTH.min(whole.width() - 64.0);
    let above = (whole.height() * 0.08).clamp(24.0, 68.0).round();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let left = whole.left() + ((whole.width() - width) / 2.0).round();
        let top = ui.max_rect().top() + above;
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect));
        column.spacing_mut().item_spacing = Vec2::ZERO;
        contents(&mut column, refused, &page, state, outside, out);
        let used = column.min_rect();
        ui.allocate_rect(Rect::from_min_max(ui.max_rect().min, used.max + vec2(0.0, 32.0)), Sense::hover());
    });
}

fn contents(
    ui: &mut Ui,
    refused: &Refused,
    page: &ProblemPage,
    state: &mut State,
    outside: &dyn Outside,
    out: &mut Queue,
) {
    let tokens = Tokens::of(ui);
    let (row, title) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &page.title));
    icon::paint(ui.painter(), pos2(row.left() + 13.0, row.center().y), icons::FILE_X, 28.0, tokens.red_line);
    let at = pos2(row.left() + 40.0, row.center().y);
    text::at(ui.painter(), at, Align2::LEFT_CENTER, &page.title, r#type::title(), tokens.text_primary);
    ui.add_space(size::STEP);
    ui.label(egui::RichText::new(&page.sentence).font(r#type::lead()).color(tokens.text_secondary));
    ui.add_space(20.0);
    if let Some(detail) = &page.first {
        if !detail.excerpt.is_empty() {
            excerpt::show(ui, detail, outside.home().as_deref());
            ui.add_space(20.0);
        }
        expected(ui, detail);
    }
    buttons(ui, refused, page, out);
    if page.all.len() > 1 {
        ui.add_space(36.0);
        list(ui, page, state);
    }
}

/// What may stand there, and the nearest of it.
fn expected(ui: &mut Ui, detail: &ProblemDetail) {
    let tokens = Tokens::of(ui);
    if !detail.choices.is_empty() {
        text::label(ui, problems::EXPECTED_ONE_OF, r#type::small_semi(), tokens.text_primary);
        ui.add_space(size::STEP);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for choice in &detail.choices {
                let chosen = detail.nearest.as_ref().is_some_and(|nearest| nearest.id == choice.id);
                let look = if chosen { Tag::CodeChosen } else { Tag::Code };
                let response = tag::tag(ui, &choice.id, look);
                if let Some(name) = &choice.name {
                    tooltip::text(response, name);
                }
            }
        });
        ui.add_space(size::STEP);
    }
    let lines = detail.nearest.as_ref().map(problems::closest).or_else(|| problems::expected(detail));
    if let Some(line) = lines {
        ui.label(egui::RichText::new(line).font(r#type::small()).color(tokens.text_secondary));
        ui.add_space(size::CARD_MARGIN);
    }
}

fn buttons(ui: &mut Ui, refused: &Refused, page: &ProblemPage, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let on_disk = matches!(refused.origin, Origin::Path(_));
    let width = ui.available_width();
    let (row, _) = ui.allocate_exact_size(vec2(width, BUTTON), Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
    line.spacing_mut().item_spacing.x = size::STEP;
    if let Some(fix) = page.fix.as_ref().filter(|_| on_disk)
        && line.add(Button::primary(&fix.label).icon(icons::MAGIC_WAND).height(BUTTON)).clicked()
    {
        out.file(FileCommand::ApplyFix(fix.number));
    }
    if line.add(Button::secondary("Read again").icon(icons::ARROW_CLOCKWISE).height(BUTTON)).clicked() {
        out.file(FileCommand::ReadAgain);
    }
    if on_disk && line.add(Button::secondary("Show in folder").icon(icons::FOLDER_OPEN).height(BUTTON)).clicked() {
        out.window(WindowAsk::ShowInFolder);
    }
    let used = line.min_rect().right();
    if on_disk {
        let galley = text::galley(ui.painter(), problems::READS_ITSELF, r#type::small(), tokens.text_muted);
        let place = Align2::RIGHT_CENTER.anchor_size(row.right_center(), galley.size());
        if place.left() > used + size::CARD_MARGIN {
            text::paint(ui.painter(), &galley, row.right_center(), Align2::RIGHT_CENTER);
            let label = ui.interact(place, ui.scope_id().with("reads itself"), Sense::hover());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, problems::READS_ITSELF));
        }
    }
}

fn list(ui: &mut Ui, page: &ProblemPage, state: &mut State) {
    let tokens = Tokens::of(ui);
    text::label(ui, &page.list_title, r#type::small_semi(), tokens.text_primary);
    ui.add_space(6.0);
    let width = ui.available_width();
    let (rule, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, (size::STROKE, tokens.line));
    let shown = page.first.as_ref().map(|detail| detail.number);
    for problem in &page.all {
        if row(ui, problem, shown == Some(problem.number)).clicked() {
            state.chosen = Some(problem.number);
        }
    }
}

fn row(ui: &mut Ui, problem: &ProblemLine, shown: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let kind = problem.severity.keyword();
        let name = format!("{kind}, line {}: {}", problem.place.line, problem.message);
        WidgetInfo::selected(Role::Button, ui.is_enabled(), shown, name)
    });
    let painter = ui.painter();
    painter.rect_filled(rect, 0, focus::quiet_fill(tokens, &response, shown));
    let (glyph, color) = match problem.severity {
        Severity::Error => (icons::WARNING_CIRCLE, tokens.red_line),
        Severity::Warning => (icons::WARNING, tokens.uncertain),
    };
    let middle = rect.center().y;
    icon::paint(painter, pos2(rect.left() + 10.0, middle), glyph, size::ICON, color);
    let place = problem.place.to_string();
    text::at(
        painter,
        pos2(rect.left() + 28.0, middle),
        Align2::LEFT_CENTER,
        &place,
        r#type::code_small(),
        tokens.text_muted,
    );
    let left = rect.left() + 96.0;
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    let words =
        problem.file.as_ref().map_or_else(|| problem.message.clone(), |file| format!("{file}: {}", problem.message));
    text::at_elided(painter, at, &words, r#type::body(), tokens.text_primary, rect.right() - left - 28.0);
    icon::paint(
        painter,
        pos2(rect.right() - 10.0, middle),
        icons::CARET_RIGHT,
        size::ICON_INLINE_SMALL,
        tokens.text_muted,
    );
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    focus::ring_inside(ui, &response, 0);
    response
}
