//! Writes SVG: shapes and text with escaped content, numbers with two decimals at most.

use std::fmt::Write as _;

use crate::export::defuse;
use crate::present::text::fixed;

/// The type that drawings are set in, with what may stand in for it.
const FONT: &str = "'IBM Plex Sans', 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type<'a> {
    /// In user units.
    pub(super) size: f64,
    /// Semibold.
    pub(super) strong: bool,
    /// Its colour.
    pub(super) fill: &'a str,
    /// Where it stands.
    pub(super) anchor: Anchor,
}

impl<'a> Type<'a> {
    /// Regular text that starts at its point.
    pub(super) const fn new(size: f64, fill: &'a str) -> Self {
        Self { size, strong: false, fill, anchor: Anchor::Start }
    }

    /// Semibold.
    pub(super) const fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// Centred on its point.
    pub(super) const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// Ends at its point.
    pub(super) const fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }
}

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    /// From left, top, width and height.
    pub(super) const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }
}

/// A drawing under way.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    out: String,
}

impl Canvas {
    /// The whole drawing, with its title and description for those who do not see it, and the colour of its hatch. `name` must differ among the
    /// drawings of one page.
    pub(super) fn finish(self, name: &str, size: (f64, f64), (title, description): (&str, &str), ink: &str) -> String {
        let (width, height) = (number(size.0), number(size.1));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" font-family=\"{FONT}\">\n\
             <title id=\"{name}-title\">{}</title>\n<desc id=\"{name}-desc\">{}</desc>\n\
             <defs><pattern id=\"{name}-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><path d=\"M0 0V8\" stroke=\"{ink}\" stroke-opacity=\"0.6\" \
             stroke-width=\"1.4\"/></pattern></defs>\n{}</svg>\n",
            defuse::xml(title),
            defuse::xml(description),
            self.out
        )
    }

    /// A group with a tooltip.
    pub(super) fn named(&mut self, title: &str, draw: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.out, "<g><title>{}</title>", defuse::xml(title));
        draw(self);
        self.out.push_str("</g>\n");
    }

    /// Another drawing, moved by `by`.
    pub(super) fn moved(&mut self, by: (f64, f64), other: Self) {
        let _ = writeln!(self.out, "<g transform=\"translate({} {})\">", number(by.0), number(by.1));
        self.out.push_str(&other.out);
        self.out.push_str("</g>\n");
    }

    /// A filled rectangle with rounded corners.
    pub(super) fn rect(&mut self, area: Area, radius: f64, fill: &str) {
        self.outlined(area, radius, fill, None);
    }

    /// A veil over what is drawn already, so that it looks faded.
    pub(super) fn veil(&mut self, area: Area, fill: &str) {
        let (x, y, width, height) =
            (number(area.x), number(area.y), number(area.width.max(0.0)), number(area.height.max(0.0)));
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" fill-opacity=\"0.5\"/>"
        );
    }

    /// A rectangle with an outline of colour and width.
    pub(super) fn outlined(&mut self, area: Area, radius: f64, fill: &str, outline: Option<(&str, f64)>) {
        let _ = write!(
            self.out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"",
            number(area.x),
            number(area.y),
            number(area.width.max(0.0)),
            number(area.height.max(0.0))
        );
        if radius > 0.0 {
            let _ = write!(self.out, " rx=\"{}\"", number(radius));
        }
        if let Some((stroke, width)) = outline {
            let _ = write!(self.out, " stroke=\"{stroke}\" stroke-width=\"{}\"", number(width));
        }
        self.out.push_str("/>\n");
    }

    /// A straight line; `dash` as in `stroke-dasharray`, empty for none.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64, dash: &str) {
        self.path(&[from, to], stroke, width, dash);
    }

    /// Straight lines from point to point.
    pub(super) fn path(&mut self, points: &[(f64, f64)], stroke: &str, width: f64, dash: &str) {
        let _ = write!(self.out, "<path d=\"{}\" fill=\"none\" stroke=\"{stroke}\"", outline(points));
        let _ = write!(self.out, " stroke-width=\"{}\" stroke-linejoin=\"round\"", number(width));
        if !dash.is_empty() {
            let _ = write!(self.out, " stroke-dasharray=\"{dash}\"");
        }
        self.out.push_str("/>\n");
    }

    /// A filled shape through points.
    pub(super) fn shape(&mut self, points: &[(f64, f64)], fill: &str) {
        let _ = writeln!(self.out, "<path d=\"{}Z\" fill=\"{fill}\"/>", outline(points));
    }

    /// A filled shape at half strength, with a thin outline that keeps neighbours apart.
    pub(super) fn pale(&mut self, points: &[(f64, f64)], fill: &str, outline_in: &str) {
        let _ = writeln!(
            self.out,
            "<path d=\"{}Z\" fill=\"{fill}\" fill-opacity=\"0.5\" stroke=\"{outline_in}\" stroke-width=\"1\"/>",
            outline(points)
        );
    }

    /// A circle; without a stroke where its width is nothing.
    pub(super) fn circle(&mut self, at: (f64, f64), radius: f64, fill: &str, stroke: (&str, f64)) {
        let _ = write!(
            self.out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\"",
            number(at.0),
            number(at.1),
            number(radius)
        );
        if stroke.1 > 0.0 {
            let _ = write!(self.out, " stroke=\"{}\" stroke-width=\"{}\"", stroke.0, number(stroke.1));
        }
        self.out.push_str("/>\n");
    }

    /// A line of text; its point is on the base line.
    pub(super) fn text(&mut self, at: (f64, f64), text: &str, style: Type<'_>) {
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.strong { " font-weight=\"600\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}>{}</text>",
            number(at.0),
            number(at.1),
            number(style.size),
            style.fill,
            defuse::xml(text)
        );
    }
}

fn outline(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(*x), number(*y));
    }
    path
}

/// A coordinate: two decimals at most, an ASCII minus.
pub(super) fn number(value: f64) -> String {
    let text = fixed(value, 2).replace('−', "-");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [number(1.0), number(-0.001), number(-2.5), number(10.126), number(100.0)],
            ["1", "0", "-2.5", "10.13", "100"]
        );
    }

    #[test]
    fn text_cannot_leave_its_element() {
        let mut canvas = Canvas::default();
        canvas.text((1.0, 2.0), "</text><script>", Type::new(11.0, "#000"));
        let svg = canvas.finish("x", (10.0, 10.0), ("a & b", "\""), "#000");
        assert!(!svg.contains("<script") && svg.contains("a &amp; b"));
    }
}
