//! How long one frame takes: the whole program drawn and tessellated without a window, which leaves out only the graphics
//! card. `cargo bench --bench frame --no-default-features --features ui`.
//! Aims: bundled file < 4 ms, 50 scenarios × 40 issues × 6 parties < 8 ms; a frame of a drag includes rescoring.

use divan::Bencher;
use egui::{Context, Pos2, RawInput, Rect, vec2};
use westphalia::jobs::Jobs;
use westphalia::model::ids::{IssueIx, PartyIx};
use westphalia::model::quantity::Micro;
use westphalia::session::command::{EditCommand, Gesture, ViewCommand, WeightTarget};
use westphalia::session::negotiating::{NegotiateCommand, PackagesTab};
use westphalia::session::search::Search;
use westphalia::session::settings::Settings;
use westphalia::session::view::{JudgedBy, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

mod large;

const UKRAINE: &str = include_str!("../scenarios/ukraine-framework.toml");

fn main() {
    divan::main();
}

/// The program with one file open, after its first frames.
struct Program {
    app: App,
    ctx: Context,
    time: f64,
}

impl Program {
    fn open(text: &str) -> Self {
        Self::open_with(text, Jobs::inline())
    }

    fn open_with(text: &str, jobs: Jobs<Search>) -> Self {
        let outside = Scripted::new(0);
        outside.put("/bench.toml", text);
        let mut app = App::new(Settings::default(), Vec::new(), Box::new(outside)).with_jobs(jobs);
        app.open(vec!["/bench.toml".into()]);
        let mut program = Self { app, ctx: Context::default(), time: 0.0 };
        for _ in 0..10 {
            program.frame();
        }
        program
    }

    fn look(mut self, command: ViewCommand) -> Self {
        self.app.queue_mut().view(command);
        for _ in 0..5 {
            self.frame();
        }
        self
    }

    fn frame(&mut self) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.ui(ui));
        output.textures_delta.clear();
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

fn rest(bencher: Bencher<'_, '_>, text: &str, command: ViewCommand) {
    let mut program = Program::open(text).look(command);
    bencher.bench_local(|| program.frame());
}

/// A slider moves in every frame: the frame is scored and drawn anew.
fn drag(bencher: Bencher<'_, '_>, text: &str, command: ViewCommand) {
    let mut program = Program::open(text).look(command);
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let share = f64::from(step % 50) / 100.0;
        let target = WeightTarget::Issue(IssueIx(1));
        program.app.queue_mut().edit(EditCommand::SetShare {
            party: PartyIx(0),
            target,
            share,
            gesture: Some(Gesture(1)),
        });
        program.frame()
    });
}

const ONE: ViewCommand = ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0)));
const ALL: ViewCommand = ViewCommand::JudgedBy(JudgedBy::All);

#[divan::bench]
fn compare_bundled(bencher: Bencher<'_, '_>) {
    rest(bencher, UKRAINE, ONE);
}

#[divan::bench]
fn compare_bundled_all(bencher: Bencher<'_, '_>) {
    rest(bencher, UKRAINE, ALL);
}

#[divan::bench]
fn compare_50_40_6(bencher: Bencher<'_, '_>) {
    rest(bencher, &large::file(50, 40, 6), ONE);
}

#[divan::bench]
fn compare_50_40_6_all(bencher: Bencher<'_, '_>) {
    rest(bencher, &large::file(50, 40, 6), ALL);
}

#[divan::bench]
fn acceptance_bundled(bencher: Bencher<'_, '_>) {
    rest(bencher, UKRAINE, ViewCommand::Workspace(Workspace::Acceptance));
}

#[divan::bench]
fn acceptance_50_40_6(bencher: Bencher<'_, '_>) {
    rest(bencher, &large::file(50, 40, 6), ViewCommand::Workspace(Workspace::Acceptance));
}

/// A frontier of 20 issues of 4 terms and 4 parties at rest.
#[divan::bench]
fn negotiate_20_4(bencher: Bencher<'_, '_>) {
    rest(bencher, &large::file(8, 20, 4), ViewCommand::Workspace(Workspace::Negotiate));
}

/// The same with all parties side by side.
#[divan::bench]
fn negotiate_20_4_parties(bencher: Bencher<'_, '_>) {
    let tab = ViewCommand::Negotiate(NegotiateCommand::Tab(PackagesTab::Parties));
    let mut program =
        Program::open(&large::file(8, 20, 4)).look(ViewCommand::Workspace(Workspace::Negotiate)).look(tab);
    bencher.bench_local(|| program.frame());
}

/// A no-deal value moves in every frame while the search is held: games and single solutions follow.
#[divan::bench]
fn drag_no_deal_20_4(bencher: Bencher<'_, '_>) {
    let mut program = Program::open_with(&large::file(8, 20, 4), Jobs::held());
    program = program.look(ViewCommand::Workspace(Workspace::Negotiate));
    let mut step = 0_i32;
    bencher.bench_local(|| {
        step += 1;
        let value = Some(Micro::whole(30 + step % 20));
        program.app.queue_mut().edit(EditCommand::TryNoDeal { party: PartyIx(0), value, gesture: Some(Gesture(1)) });
        program.frame()
    });
}

#[divan::bench]
fn drag_bundled(bencher: Bencher<'_, '_>) {
    drag(bencher, UKRAINE, ONE);
}

#[divan::bench]
fn drag_50_40_6(bencher: Bencher<'_, '_>) {
    drag(bencher, &large::file(50, 40, 6), ONE);
}

#[divan::bench]
fn sensitivity_bundled(bencher: Bencher<'_, '_>) {
    rest(bencher, UKRAINE, ViewCommand::Workspace(Workspace::Sensitivity));
}

#[divan::bench]
fn sensitivity_50_40_6(bencher: Bencher<'_, '_>) {
    rest(bencher, &large::file(50, 40, 6), ViewCommand::Workspace(Workspace::Sensitivity));
}

/// Robustness with all its draws in sight.
#[divan::bench]
fn robustness_bundled(bencher: Bencher<'_, '_>) {
    rest(bencher, UKRAINE, ViewCommand::Workspace(Workspace::Robustness));
}

/// A weight moves in every frame on Sensitivity: lines, intervals, smallest changes, causes and map follow.
#[divan::bench]
fn drag_sensitivity_bundled(bencher: Bencher<'_, '_>) {
    drag(bencher, UKRAINE, ViewCommand::Workspace(Workspace::Sensitivity));
}

#[divan::bench]
fn drag_sensitivity_50_40_6(bencher: Bencher<'_, '_>) {
    drag(bencher, &large::file(50, 40, 6), ViewCommand::Workspace(Workspace::Sensitivity));
}
