//! Text that is placed by hand, and text that is cut with "…" and shown in full on hover. Exponents of powers of ten, which the
//! texts hold as raised characters, are laid out as raised digits; names and copies keep the characters.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense, TextFormat, Ui, WidgetInfo,
    vec2,
};

use super::tooltip;
use crate::ui::theme::r#type;

/// Lays out one row without limit.
#[must_use]
pub fn galley(painter: &Painter, text: &str, font: FontId, color: Color32) -> Arc<Galley> {
    wrapped(painter, text, font, color, f32::INFINITY, usize::MAX)
}

/// Lays out one row, cut with "…" where it would be wider than `width`. [`Galley::elided`] tells whether it was.
#[must_use]
pub fn elided(painter: &Painter, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    wrapped(painter, text, font, color, width, 1)
}

/// Lays out at most `rows` rows of `width`, the last cut with "…".
#[must_use]
pub fn wrapped(painter: &Painter, text: &str, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    append(painter, &mut job, text, font, color);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, break_anywhere: rows == 1, ..TextWrapping::default() };
    painter.layout_job(job)
}

/// Adds text to a job, exponents of powers of ten as raised digits.
pub fn append(painter: &Painter, job: &mut LayoutJob, text: &str, font: FontId, color: Color32) {
    let mut rest = text;
    while let Some((before, exponent, after)) = power(rest) {
        job.append(before, 0.0, TextFormat::simple(font.clone(), color));
        job.append(&exponent, 0.0, raised(painter, &font, color));
        rest = after;
    }
    if !rest.is_empty() || job.sections.is_empty() {
        job.append(rest, 0.0, TextFormat::simple(font, color));
    }
}

/// How exponents beside text of `base` are set: at the top of the row, in the smallest size.
fn raised(painter: &Painter, base: &FontId, color: Color32) -> TextFormat {
    /// Digits of the smallest size stand this much of it above the line at least: beside text that is hardly larger than they
    /// are, the top of the row would not lift them.
    const LEAST: f32 = 0.36;
    let font = FontId::new(r#type::caption().size, base.family.clone());
    let height = |font: &FontId| painter.ctx().fonts_mut(|fonts| fonts.row_height(font));
    let (of_base, own) = (height(base), height(&font));
    // Ascents grow as rows do. What is missing is taken from the exponent's own row, around whose middle it is drawn.
    let lifted = (of_base - own) * base.size / of_base.max(1.0);
    let missing = (LEAST * font.size - lifted).max(0.0).round();
    TextFormat { line_height: Some(own - 2.0 * missing), valign: Align::TOP, ..TextFormat::simple(font, color) }
}

/// The first power of ten with a raised exponent: what stands before its exponent, the exponent's digits, and what follows.
fn power(text: &str) -> Option<(&str, String, &str)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_raised = |character: char| RAISED.contains(&character);
    let (start, _) = text.match_indices("10").find(|(at, ten)| text[at + ten.len()..].starts_with(is_raised))?;
    let (before, from) = text.split_at(start + "10".len());
    let end = from.find(|character| !is_raised(character)).unwrap_or(from.len());
    let (exponent, after) = from.split_at(end);
    let digit = |character| RAISED.iter().position(|raised| *raised == character);
    let digits = exponent.chars().filter_map(digit).map(|digit| digit.to_string()).collect();
    Some((before, digits, after))
}

/// Draws a galley so that `align` of it lies at `at`; returns where it lies.
pub fn paint(painter: &Painter, galley: &Arc<Galley>, at: Pos2, align: Align2) -> Rect {
    let rect = align.anchor_size(at, galley.size());
    painter.galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    rect
}

/// Draws one row so that `align` of it lies at `at`; returns where it lies.
pub fn at(painter: &Painter, at: Pos2, align: Align2, text: &str, font: FontId, color: Color32) -> Rect {
    paint(painter, &galley(painter, text, font, color), at, align)
}

/// Draws one row cut at `width`; returns where it lies and whether it was cut.
pub fn at_elided(
    painter: &Painter,
    (at, align): (Pos2, Align2),
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> (Rect, bool) {
    let galley = elided(painter, text, font, color, width);
    (paint(painter, &galley, at, align), galley.elided)
}

/// A label of one row.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    label_elided(ui, text, font, color, f32::INFINITY)
}

/// A label of one row, cut at `width`; then a tooltip shows it in full.
pub fn label_elided(ui: &mut Ui, text: &str, font: FontId, color: Color32, width: f32) -> Response {
    let galley = elided(ui.painter(), text, font, color, width);
    let size = vec2(galley.size().x.ceil(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), &galley, rect.left_center(), Align2::LEFT_CENTER);
    }
    if galley.elided { tooltip::text(response, text) } else { response }
}

#[cfg(test)]
mod tests {
    use super::power;

    #[test]
    fn only_exponents_of_powers_of_ten_are_raised() {
        assert_eq!(power("0 of 4.9 × 10¹² packages"), Some(("0 of 4.9 × 10", "12".to_owned(), " packages")));
        assert_eq!(power("3.1 × 10⁹"), Some(("3.1 × 10", "9".to_owned(), "")));
        assert_eq!(power("10 of 10⁶"), Some(("10 of 10", "6".to_owned(), "")));
        assert_eq!(power("100 m² of 10 km²"), None);
        assert_eq!(power(""), None);
    }
}
