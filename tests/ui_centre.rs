//! The centre of Compare: columns, segments and cells are found by name, answer pointer and keys, and show what
//! `present` says.
#![cfg(feature = "ui")]

mod common;

use common::ui::harness_state;
use common::{UKRAINE, document};
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::present::actions::Ask;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::view::{CompareTab, JudgedBy, Selection};
use westphalia::ui::compare::{self, State};
use westphalia::ui::queue::Queue;

struct Centre {
    document: Document,
    state: State,
}

impl Centre {
    fn view(mut self, command: ViewCommand) -> Self {
        self.document.look(&command);
        self
    }

    fn edit(mut self, command: &EditCommand) -> Self {
        self.document.edit(command);
        self
    }
}

fn opened(text: &str) -> Centre {
    Centre { document: document(text), state: State::default() }
}

fn draw(ui: &mut egui::Ui, centre: &mut Centre) {
    let mut out = Queue::default();
    compare::centre(ui, &centre.document, &mut centre.state, &mut out);
    while let Some(ask) = out.next() {
        match ask {
            Ask::Command(Command::Edit(command)) => centre.document.edit(&command),
            Ask::Command(Command::View(command)) => centre.document.look(&command),
            _ => {}
        }
    }
}

fn shown(centre: Centre, size: [f32; 2], theme: Theme) -> Harness<'static, Centre> {
    let mut harness = harness_state(size, theme, centre, draw);
    harness.run();
    harness
}

/// Pictures for looking at, where a folder is named.
fn picture(harness: &mut Harness<'_, Centre>, name: &str) {
    if let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") {
        let image = harness.render().unwrap();
        image.save(format!("{folder}/{name}.png")).unwrap();
    }
}

#[test]
fn pictures() {
    let sel = |s, i| {
        ViewCommand::Select(Selection {
            scenario: Some(ScenarioIx(s)),
            issue: Some(westphalia::model::ids::IssueIx(i)),
            party: None,
        })
    };
    for (theme, suffix) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        for (width, height) in [(850.0, 800.0), (560.0, 596.0)] {
            for judge in [JudgedBy::All, JudgedBy::Party(PartyIx(0)), JudgedBy::Party(PartyIx(1))] {
                let who = judge.party().map_or("all".to_owned(), |party| format!("p{}", party.0));
                let mut centre = opened(UKRAINE).view(ViewCommand::JudgedBy(judge)).view(sel(5, 1));
                centre = centre.edit(&EditCommand::SetBaseline(Some(ScenarioIx(3))));
                if width > 800.0 && judge != JudgedBy::Party(PartyIx(1)) {
                    for s in 6..13 {
                        centre = centre.edit(&EditCommand::Include(ScenarioIx(s), false));
                    }
                }
                let mut harness = shown(centre, [width, height], theme);
                picture(&mut harness, &format!("{who}-{width}-{suffix}"));
            }
        }
    }
}
