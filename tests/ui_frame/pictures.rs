//! Pictures of the program to look at, in both themes and three sizes.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use westphalia::session::command::EditCommand;
use westphalia::session::settings::{Recent, Settings, ThemeChoice};

use super::{DRAFTS, NOW, OTHER, Program, WIDE, click, disk, misspelled, move_weight, press, program, send, text};

/// Pictures to look at: `WESTPHALIA_SHOTS=folder cargo test … pictures`.
#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("WESTPHALIA_SHOTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let outside = disk();
    outside.put(OTHER, misspelled().replacen("term = \"gf_general\"", "term = \"gf_generl\"", 1));
    let recent = |path: &str, before: u64| Recent { path: path.into(), opened: Some(NOW - before) };
    let recent = vec![recent(DRAFTS, 3600), recent(OTHER, 86_400), recent("/gone.toml", 30 * 86_400)];
    for (theme, name) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        for size in [WIDE, [1024.0, 700.0], [960.0, 600.0]] {
            let settings = Settings { theme, recent: recent.clone(), ..Settings::default() };
            let shot = |program: &mut Program<'_>, what: &str| {
                let picture = program.render().unwrap();
                picture.save(folder.join(format!("{what}-{name}-{}.png", size[0]))).unwrap();
            };
            let mut start = program(size, settings.clone(), &outside, &[]);
            shot(&mut start, "start");
            start.input_mut().hovered_files.push(egui::HoveredFile::default());
            start.step();
            shot(&mut start, "start-hover");
            let mut error = program(size, settings.clone(), &outside, &[DRAFTS, OTHER]);
            shot(&mut error, "error");
            let mut open = program(size, settings.clone(), &outside, &[OTHER, DRAFTS]);
            shot(&mut open, "open");
            move_weight(&mut open);
            send(&mut open, EditCommand::SetSilence(westphalia::model::framework::Silence::LeftOut));
            open.get_by_role_and_label(Role::Button, "View").click();
            open.run();
            shot(&mut open, "menu");
            press(&mut open, Modifiers::NONE, Key::Escape);
            click(&mut open, "Silence counts as left out");
            shot(&mut open, "silence");
            press(&mut open, Modifiers::NONE, Key::Escape);
            press(&mut open, Modifiers::NONE, Key::F1);
            shot(&mut open, "help");
            press(&mut open, Modifiers::NONE, Key::Escape);
            press(&mut open, Modifiers::COMMAND, Key::W);
            shot(&mut open, "closing");
            click(&mut open, "Keep open");
            press(&mut open, Modifiers::COMMAND, Key::S);
            open.hover_at(egui::pos2(500.0, 400.0));
            open.run();
            shot(&mut open, "saved");
            outside.put(DRAFTS, text());
        }
    }
}
