//! Pictures to look at: `WESTPHALIA_SHOTS=folder cargo test --test ui_screens pictures`.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use westphalia::model::ids::SourceIx;
use westphalia::model::source::SourceClass;
use westphalia::present::tour::TAKE;
use westphalia::session::command::ViewCommand;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::tour::Step;
use westphalia::session::view::{SourceOrder, SourcesView, Workspace};
use westphalia::ui::outside::scripted::Scripted;

use super::common::UKRAINE;
use super::{FILE, NOW, Program, WIDE, click, press, program};

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
            click(&mut start, TAKE);
            for step in Step::ALL {
                shot(&mut start, &format!("tour-{}", step.place() + 1));
                press(&mut start, Modifiers::NONE, Key::ArrowRight);
            }
            outside.put(FILE, UKRAINE);
            let mut open = program(size, settings.clone(), &outside, &[FILE]);
            let queue = open.state_mut().queue_mut();
            queue.view(ViewCommand::Workspace(Workspace::Evidence));
            let selected = SourcesView { selected: Some(SourceIx(0)), ..SourcesView::default() };
            queue.view(ViewCommand::Sources(selected.clone()));
            open.run();
            shot(&mut open, "evidence");
            open.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::Acceptance));
            open.run();
            shot(&mut open, "acceptance");
            open.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::Evidence));
            let scenario = open.state().session().document().unwrap().framework().find_scenario("us28");
            let class = Some(SourceClass::StateLinked);
            let filtered = SourcesView { scenario, class, order: SourceOrder::Statements, ..selected };
            open.state_mut().queue_mut().view(ViewCommand::Sources(filtered));
            open.run();
            open.get_by_label("Class of sources: State-linked").click();
            open.run();
            shot(&mut open, "evidence-filtered");
        }
    }
}
