//! The open files as tabs of the title row. The dot of unsaved changes becomes the closing cross under the pointer.

use egui::{Align2, Color32, Id, PointerButton, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::session::command::{FileCommand, TabId};
use crate::session::tabs::{Content, Session, Tab};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{focus, icon, text, tooltip};

/// Widest and narrowest tab.
const WIDTHS: [f32; 2] = [220.0, 96.0];
/// Space from the tab's edge to its icon.
const PADDING: f32 = 10.0;
/// Side of the closing cross.
const CROSS: f32 = 20.0;

/// One tab as it is drawn.
struct Face<'a> {
    title: &'a str,
    full: &'a str,
    icon: char,
    active: bool,
    unsaved: bool,
    closes: bool,
}

/// Draws the tabs within `width`; they scroll where they do not fit.
pub fn show(ui: &mut Ui, session: &Session, width: f32, out: &mut Queue) {
    let start = session.front().is_none();
    let count = session.tabs().len() + usize::from(start);
    let each = (width / count.max(1) as f32).clamp(WIDTHS[1], WIDTHS[0]);
    ScrollArea::horizontal()
        .id_salt("file tabs")
        .max_width(width)
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = size::HALF;
            ui.horizontal_centered(|ui| {
                for tab in session.tabs() {
                    file(ui, tab, session.front().is_some_and(|front| front.id == tab.id), each, out);
                }
                if start {
                    let face = Face {
                        title: "Start",
                        full: "Start screen",
                        icon: icons::FILE_TEXT,
                        active: true,
                        unsaved: false,
                        closes: !session.tabs().is_empty(),
                    };
                    let (_, close) = draw(ui, Id::unique("westphalia: start tab"), &face, each);
                    if close && let Some(last) = session.tabs().last() {
                        out.file(FileCommand::Activate(Some(last.id)));
                    }
                }
            });
        });
}

fn file(ui: &mut Ui, tab: &Tab, active: bool, width: f32, out: &mut Queue) {
    let title = tab.title();
    let full = match tab.origin() {
        crate::session::command::Origin::Path(path) => path.display().to_string(),
        crate::session::command::Origin::Bundled(name) => format!("{name}, bundled with the program"),
    };
    let refused = matches!(tab.content, Content::Refused(_));
    let face = Face {
        title: &title,
        full: &full,
        icon: if refused { icons::FILE_X } else { icons::FILE_TEXT },
        active,
        unsaved: tab.is_unsaved(),
        closes: true,
    };
    let TabId(number) = tab.id;
    let (response, close) = draw(ui, Id::unique(("westphalia: file tab", number)), &face, width);
    if close || response.clicked_by(PointerButton::Middle) {
        out.file(FileCommand::Close(tab.id));
    } else if response.clicked() && !active {
        out.file(FileCommand::Activate(Some(tab.id)));
    }
    if active {
        // Once, so that the tabs can still be scrolled by hand.
        let shown = ui.data_mut(|data| {
            let last: &mut Option<TabId> = data.get_temp_mut_or_default(Id::unique("westphalia: tab in front"));
            last.replace(tab.id) == Some(tab.id)
        });
        if !shown {
            response.scroll_to_me(None);
        }
    }
}

/// Draws a tab; returns its response and whether its cross was clicked.
fn draw(ui: &mut Ui, id: Id, face: &Face<'_>, widest: f32) -> (Response, bool) {
    let font = r#type::body();
    let around = 2.0 * PADDING + size::ICON + size::STEP + if face.closes { CROSS + size::HALF } else { 0.0 };
    let label = text::elided(ui.painter(), face.title, font, Color32::PLACEHOLDER, widest - around);
    let (rect, _) = ui.allocate_exact_size(vec2(label.size().x.ceil() + around, size::CONTROL), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let tokens = Tokens::of(ui);
    response.widget_info(|| {
        let unsaved = if face.unsaved { ", unsaved changes" } else { "" };
        WidgetInfo::selected(Role::Tab, ui.is_enabled(), face.active, format!("{}{unsaved}", face.title))
    });
    let place = Rect::from_center_size(
        pos2(rect.right() - PADDING + size::HALF - CROSS / 2.0, rect.center().y),
        vec2(CROSS, size::CONTROL_SMALL),
    );
    let cross = face.closes.then(|| {
        let cross = ui.interact(place, id.with("close"), Sense::click());
        let name = format!("Close {}", face.title);
        cross.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        tooltip::text(cross, &name)
    });
    let over_cross = cross.as_ref().is_some_and(Response::hovered);
    let fill = if face.active { tokens.raised } else { focus::quiet_fill(tokens, &response, false) };
    let line = if face.active { tokens.line } else { Color32::TRANSPARENT };
    let painter = ui.painter();
    painter.rect(rect, size::RADIUS_CONTROL, fill, (size::STROKE, line), egui::StrokeKind::Inside);
    let strong = face.active || response.hovered() || over_cross;
    let color = if strong { tokens.text_primary } else { tokens.text_muted };
    let middle = rect.center().y;
    let mut left = rect.left() + PADDING;
    let icon_color = if face.icon == icons::FILE_X { tokens.red_line } else { color };
    icon::paint(painter, pos2(left + size::ICON / 2.0, middle), face.icon, size::ICON, icon_color);
    left += size::ICON + size::STEP;
    let at = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), label.size());
    painter.galley_with_override_text_color(at.min, label, color);
    if face.closes {
        let keyboard = cross.as_ref().is_some_and(|cross| focus::by_keyboard(ui, cross));
        if face.unsaved && !over_cross && !keyboard {
            painter.circle_filled(place.center(), 3.5, color);
        } else if strong || keyboard {
            if over_cross {
                let back = Rect::from_center_size(place.center(), vec2(CROSS, CROSS));
                painter.rect_filled(back, size::RADIUS_CHIP, tokens.selected);
            }
            icon::paint(painter, place.center(), icons::X, size::ICON_INLINE_SMALL, tokens.text_secondary);
        }
    }
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    let closed = cross.is_some_and(|cross| {
        focus::ring(ui, &cross, size::RADIUS_CHIP);
        cross.clicked()
    });
    (tooltip::text(response, face.full), closed)
}
