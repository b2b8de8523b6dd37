//! Our own question for a path, where the system has no dialog to show.

use std::path::{Path, PathBuf};

use egui::{Context, Key, RichText, TextEdit, Ui, vec2};

use super::dialog;

use crate::ui::outside::{Answer, Outside, Request};
use crate::ui::theme::{Tokens, size, style, r#type};
use crate::ui::widgets::Button;

/// What is kept while the question is open.
#[derive(Clone, Debug)]
pub struct State {
    request: Request,
    home: Option<PathBuf>,
    typed: String,
    focused: bool,
}

impl State {
    /// A question that starts in the folder of the request, or in the user's own.
    #[must_use]
    pub fn new(request: Request, home: Option<PathBuf>) -> Self {
        let (folder, name) = match &request {
            Request::Open { folder } => (folder, ""),
            Request::Save { folder, suggested, .. } => (folder, suggested.as_str()),
        };
        let start = folder.clone().or_else(|| home.clone()).unwrap_or_default().join(name);
        Self { typed: start.display().to_string(), request, home, focused: false }
    }

    /// The path that is typed, `~` being the user's own folder.
    fn path(&self) -> PathBuf {
        let typed = self.typed.trim();
        match (&self.home, typed.strip_prefix('~')) {
            (Some(home), Some(rest)) => home.join(rest.trim_start_matches('/')),
            _ => PathBuf::from(typed),
        }
    }
}

/// Draws the question; returns the answer once there is one.
pub fn show(ctx: &Context, state: &mut State, outside: &dyn Outside) -> Option<Answer> {
    let tokens = Tokens::of_ctx(ctx);
    let (title, verb) = match &state.request {
        Request::Open { .. } => ("Open a file", "Open"),
        Request::Save { .. } => ("Save as", "Save"),
    };
    let modal = dialog::show(ctx, title, |ui| {
        ui.set_width(520.0);
        ui.label(RichText::new(title).font(r#type::strong()).color(tokens.text_primary));
        let why = "This system has no file dialog that the program could show. Type or paste the path of the file.";
        ui.label(RichText::new(why).font(r#type::small()).color(tokens.text_muted));
        ui.add_space(size::STEP);
        let entered = field(ui, state);
        let path = state.path();
        let exists = outside.modified(&path).is_some();
        let (ready, note) = judge(&state.request, &path, exists);
        ui.label(RichText::new(note).font(r#type::small()).color(tokens.text_muted));
        ui.add_space(size::STEP);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::STEP, 0.0);
            let replaces = exists && matches!(state.request, Request::Save { .. });
            let go = ui.add_enabled(ready, Button::primary(if replaces { "Replace" } else { verb }));
            if go.clicked() || (entered && ready && !replaces) {
                return Some(Answer::Paths(vec![path]));
            }
            ui.add(Button::secondary("Cancel")).clicked().then_some(Answer::Cancelled)
        })
        .inner
    });
    let escaped = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    modal.inner.or_else(|| escaped.then_some(Answer::Cancelled))
}

/// Draws the text field; returns whether Enter was pressed in it.
fn field(ui: &mut Ui, state: &mut State) -> bool {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        style::for_text_fields(ui);
        let edit = TextEdit::singleline(&mut state.typed)
            .font(r#type::code())
            .text_color(tokens.text_primary)
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Path of the file");
        if !state.focused {
            state.focused = true;
            response.request_focus();
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
    .inner
}

/// Whether the path will do, and what to say about it.
fn judge(request: &Request, path: &Path, exists: bool) -> (bool, &'static str) {
    let named = path.file_name().is_some() && path.is_absolute();
    match request {
        Request::Open { .. } if exists => (true, " "),
        Request::Open { .. } => (false, "There is no such file."),
        Request::Save { .. } if !named => (false, "A whole path is needed: folder and name."),
        Request::Save { .. } if exists => (true, "There is a file of this name; it will be replaced."),
        Request::Save { .. } => (true, " "),
    }
}
