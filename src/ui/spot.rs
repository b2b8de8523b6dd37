//! Where on screen the parts lie that the tour points at, as they were drawn in this pass.

use egui::{Context, Id, Rect};

use crate::session::tour::Step;

fn id(step: Step) -> Id {
    Id::unique(("westphalia: spot", step.place()))
}

/// Notes where the part of `step` was drawn.
pub fn note(ctx: &Context, step: Step, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(id(step), (pass, rect)));
}

/// Where the part of `step` was drawn in this pass; `None` where it is not on screen.
#[must_use]
pub fn find(ctx: &Context, step: Step) -> Option<Rect> {
    let pass = ctx.cumulative_pass_nr();
    let (noted, rect) = ctx.data(|data| data.get_temp::<(u64, Rect)>(id(step)))?;
    (noted == pass && rect.is_positive()).then_some(rect)
}
