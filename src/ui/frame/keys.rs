//! Keys: what is pressed is looked up in the list of actions, so that menus, help and keys cannot differ.

use std::borrow::Cow;

use egui::{Context, Event, Id, Key, Modifiers, Popup, os::OperatingSystem};

use crate::present::actions::{self, Action};
use crate::session::tabs::Session;
use crate::ui::queue::Queue;

/// Keys as they are written on this system: Ctrl is Cmd on macOS.
#[must_use]
pub fn shown(ctx: &Context, keys: &'static str) -> Cow<'static, str> {
    match ctx.os() {
        OperatingSystem::Mac => keys.replace("Ctrl", "Cmd").into(),
        _ => keys.into(),
    }
}

/// The keys of an action as they are written on this system.
#[must_use]
pub fn of(ctx: &Context, action: Action) -> Option<Cow<'static, str>> {
    action.keys().map(|keys| shown(ctx, keys))
}

/// The id of the field that filters issues: keys move there whatever screen drew it.
#[must_use]
pub fn filter_field() -> Id {
    Id::unique("filter issues")
}

/// Notes the buttons of the tour: only while none but they have the focus do arrow keys go through it.
pub fn note_tour_buttons(ctx: &Context, buttons: Vec<Id>) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("westphalia: tour buttons"), buttons));
}

fn moves_tour(ctx: &Context) -> bool {
    let buttons: Vec<Id> = ctx.data(|data| data.get_temp(Id::unique("westphalia: tour buttons"))).unwrap_or_default();
    ctx.memory(egui::Memory::focused).is_none_or(|focused| buttons.contains(&focused))
}

/// A combination of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Combination {
    command: bool,
    shift: bool,
    key: Key,
}

impl Combination {
    /// Reads `Ctrl Shift Z`.
    fn parse(keys: &str) -> Option<Self> {
        let mut combination = Self { command: false, shift: false, key: Key::Escape };
        for part in keys.split(' ') {
            match part {
                "Ctrl" => combination.command = true,
                "Shift" => combination.shift = true,
                "Esc" => combination.key = Key::Escape,
                "→" => combination.key = Key::ArrowRight,
                "←" => combination.key = Key::ArrowLeft,
                other => combination.key = Key::from_name(other)?,
            }
        }
        Some(combination)
    }

    /// Whether a press is meant. Digits go by their place on the keyboard, because Shift makes other signs of them, and
    /// plus by its sign, because Shift may be needed for it.
    fn fits(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        if modifiers.command != self.command || modifiers.alt {
            return false;
        }
        match self.key {
            Key::Plus => matches!(key, Key::Plus | Key::Equals),
            Key::Minus | Key::OpenBracket | Key::CloseBracket => key == self.key,
            digit if is_digit(digit) => {
                modifiers.shift == self.shift && physical.filter(|key| is_digit(*key)).unwrap_or(key) == digit
            }
            other => modifiers.shift == self.shift && key == other,
        }
    }

    /// Whether it types something where there is a text field.
    fn types(self) -> bool {
        !self.command && !matches!(self.key, Key::F1 | Key::F5 | Key::Escape)
    }
}

const fn is_digit(key: Key) -> bool {
    matches!(
        key,
        Key::Num0
            | Key::Num1
            | Key::Num2
            | Key::Num3
            | Key::Num4
            | Key::Num5
            | Key::Num6
            | Key::Num7
            | Key::Num8
            | Key::Num9
    )
}

/// The action that a press asks for, among all.
fn action_of(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<(Action, Combination)> {
    actions::all().into_iter().find_map(|action| {
        let combination = Combination::parse(action.keys()?)?;
        combination.fits(key, physical, modifiers).then_some((action, combination))
    })
}

/// Sends what was pressed in this frame, and takes it away from the widgets.
/// `modal`: a dialog is open that the session does not know of, and that takes the keys itself.
pub fn read(ctx: &Context, session: &Session, modal: bool, out: &mut Queue) {
    if modal {
        return;
    }
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(egui::Memory::focused).is_some();
    let menu_open = Popup::is_any_open(ctx);
    let moves_tour = moves_tour(ctx);
    let looking = session.document().is_some_and(|document| document.view().dialog.is_some());
    let dialog_open = session.help_open() || session.export_open() || session.closing().is_some() || looking;
    let acts = |action: Action, combination: Combination| match action {
        // An open menu is closed by egui.
        Action::Escape => !menu_open && !typing,
        Action::Help => !session.export_open() && session.closing().is_none(),
        _ if dialog_open => false,
        // Arrow keys move the control that has the focus, unless it is one of the tour's own.
        Action::TourNext | Action::TourBack => !menu_open && moves_tour,
        // A text field has its own undo.
        Action::Undo | Action::Redo => !typing,
        // Space presses the control that has the focus.
        Action::ToggleIncluded => !typing && !menu_open && !focused,
        _ => !(combination.types() && (typing || menu_open)),
    };
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, modifiers, repeat } = event else { return true };
            let Some((action, combination)) = action_of(*key, *physical_key, *modifiers) else { return true };
            // A key that is held down steps on, but switches nothing twice.
            let repeats = matches!(
                action,
                Action::Undo
                    | Action::Redo
                    | Action::PreviousScenario
                    | Action::NextScenario
                    | Action::NextFile
                    | Action::ZoomIn
                    | Action::ZoomOut
            );
            if !acts(action, combination) || (*repeat && !repeats) {
                return true;
            }
            if !action.is_enabled(session) {
                return true;
            }
            out.action(action, session);
            false
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::view::Workspace;

    fn found(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Action> {
        action_of(key, physical, modifiers).map(|(action, _)| action)
    }

    #[test]
    fn every_action_with_keys_is_found_by_them() {
        for action in actions::all() {
            let Some(keys) = action.keys() else { continue };
            let combination = Combination::parse(keys).expect(keys);
            let modifiers = Modifiers {
                command: combination.command,
                ctrl: combination.command,
                shift: combination.shift,
                ..Modifiers::NONE
            };
            assert_eq!(found(combination.key, None, modifiers), Some(action), "{keys}");
        }
    }

    #[test]
    fn digits_go_by_their_place_and_plus_by_its_sign() {
        let compare = Some(Action::Workspace(Workspace::Compare));
        assert_eq!(found(Key::Exclamationmark, Some(Key::Num1), Modifiers::SHIFT), Some(Action::JudgedBy(1)));
        assert_eq!(found(Key::Quote, Some(Key::Num1), Modifiers::NONE), compare);
        assert_eq!(found(Key::Plus, Some(Key::Equals), Modifiers::COMMAND | Modifiers::SHIFT), Some(Action::ZoomIn));
        assert_eq!(found(Key::Equals, None, Modifiers::COMMAND), Some(Action::ZoomIn));
    }

    #[test]
    fn extra_modifiers_mean_something_else() {
        assert_eq!(found(Key::Z, None, Modifiers::COMMAND), Some(Action::Undo));
        assert_eq!(found(Key::Z, None, Modifiers::COMMAND | Modifiers::SHIFT), Some(Action::Redo));
        assert_eq!(found(Key::Z, None, Modifiers::ALT | Modifiers::COMMAND), None);
        assert_eq!(found(Key::D, None, Modifiers::COMMAND), None);
    }
}
