//! Pictures to look at: `WESTPHALIA_SHOTS=folder cargo test --test ui_screens pictures`.

use std::path::PathBuf;

use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::ui::outside::scripted::Scripted;

use super::{NOW, Program, WIDE, program};

#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("WESTPHALIA_SHOTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (theme, name) in [(ThemeChoice::Dark, "dark"), (ThemeChoice::Light, "light")] {
        for size in [WIDE, [1024.0, 700.0]] {
            let settings = Settings { theme, ..Settings::default() };
            let shot = |program: &mut Program<'_>, what: &str| {
                let picture = program.render().unwrap();
                picture.save(folder.join(format!("{what}-{name}-{}.png", size[0]))).unwrap();
            };
            let outside = Scripted::new(NOW);
            let mut start = program(size, settings.clone(), &outside, &[]);
            shot(&mut start, "start");
        }
    }
}
