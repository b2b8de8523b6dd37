//! The quiet bar that offers the file's reference scenario as no-deal value of the parties that give none.

use egui::{Align, Layout, Sense, StrokeKind, Ui, UiBuilder, vec2};

use crate::present::acceptance::Assumption;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, checkbox, icon, text, tooltip};

/// Height of the bar.
pub const HEIGHT: f32 = 36.0;

/// Draws the bar; `set` is told when the assumption is made or taken back.
pub fn bar(ui: &mut Ui, assumption: &Assumption, mut set: impl FnMut(bool)) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, 0, tokens.plot());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let layout = Layout::left_to_right(Align::Center);
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    row.spacing_mut().item_spacing.x = size::STEP;
    icon::icon(&mut row, icons::INFO, size::ICON_INLINE, tokens.text_muted);
    text::label(&mut row, &assumption.sentence, r#type::small(), tokens.text_secondary);
    row.add_space(size::STEP);
    let mut on = assumption.on;
    if checkbox::labelled(&mut row, &mut on, &assumption.switch).changed() {
        set(on);
    }
    if assumption.on {
        let tag = assumed_tag(&mut row);
        tooltip::text(tag, assumption.meaning);
        if row.add(Button::link("Clear").small().name("Clear the assumed no-deal values")).clicked() {
            set(false);
        }
    }
}

/// The word "assumed" in the colour of doubt.
pub fn assumed_tag(ui: &mut Ui) -> egui::Response {
    let tokens = Tokens::of(ui);
    let label = text::galley(ui.painter(), "assumed", r#type::caption(), tokens.uncertain);
    let size_of = vec2(label.size().x.ceil() + 12.0, size::TAG);
    let (rect, response) = ui.allocate_exact_size(size_of, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, "assumed"));
    let stroke = (size::STROKE, tokens.uncertain);
    ui.painter().rect_stroke(rect, size::RADIUS_CHIP, stroke, StrokeKind::Inside);
    text::paint(ui.painter(), &label, rect.center(), egui::Align2::CENTER_CENTER);
    response
}
