//! What the interface tests share: our look in the harness, pictures painted by our own rasteriser, and no margin.

use egui_kittest::{Harness, TestRenderer};
use westphalia::ui::{picture::Rasteriser, theme};

/// Lets the harness take pictures without a graphics card.
#[derive(Default)]
pub struct CpuRenderer(Rasteriser);

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.apply(delta);
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let picture = self.0.paint_output(ctx, output);
        let size =
            [picture.width, picture.height].map(|side| u32::try_from(side).unwrap_or_default());
        image::RgbaImage::from_raw(size[0], size[1], picture.bytes())
            .ok_or_else(|| "empty picture".to_owned())
    }
}

/// A harness in our look, without transitions, whose ui fills the window to its edges.
pub fn harness<'a>(
    size: [f32; 2],
    theme: egui::Theme,
    mut contents: impl FnMut(&mut egui::Ui) + 'a,
) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        // Short enough for two clicks to be a double click.
        .with_step_dt(0.05)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            theme::set_reduced_motion(ctx, true);
            ctx.set_theme(theme);
        })
        .build_ui(move |ui| edge_to_edge(ui, &mut contents))
}

/// As [`harness`], with a state that the test can look at.
pub fn harness_state<'a, State>(
    size: [f32; 2],
    theme: egui::Theme,
    state: State,
    mut contents: impl FnMut(&mut egui::Ui, &mut State) + 'a,
) -> Harness<'a, State> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        // Short enough for two clicks to be a double click.
        .with_step_dt(0.05)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            theme::set_reduced_motion(ctx, true);
            ctx.set_theme(theme);
        })
        .build_ui_state(
            move |ui, state| edge_to_edge(ui, &mut |ui| contents(ui, state)),
            state,
        )
}

/// The harness leaves a margin of 8 around what it shows; this takes it back.
pub fn edge_to_edge(ui: &mut egui::Ui, contents: &mut dyn FnMut(&mut egui::Ui)) {
    let window = ui.ctx().content_rect();
    let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(window));
    whole.set_clip_rect(window);
    let panel = whole.visuals().panel_fill;
    whole.painter().rect_filled(window, 0, panel);
    contents(&mut whole);
}
