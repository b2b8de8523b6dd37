//! The packages behind a point, found backwards through the stages.

use super::stages::Stage;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::package::Package;

/// The most packages of a point that are put in order to find the first ones.
pub(super) const MOST_SORTED: usize = 20_000;

/// At most `limit` of the packages that attain `point` of the last stage, in order.
pub(super) fn packages(game: &Game, stages: &[Stage], point: usize, limit: usize) -> Vec<Package> {
    let mut found = Vec::new();
    let mut choices = vec![0; stages.len()];
    collect(game, stages, point as u32, &mut choices, &mut found);
    found.sort_unstable();
    found.truncate(limit);
    found
}

fn collect(game: &Game, stages: &[Stage], point: u32, choices: &mut Vec<usize>, found: &mut Vec<Package>) {
    let Some((stage, before)) = stages.split_last() else {
        found.push(game.package(choices));
        return;
    };
    let first = stage.extras.partition_point(|(of, _)| *of < point);
    let extras = stage.extras[first..].iter().take_while(|(of, _)| *of == point).map(|(_, origin)| *origin);
    let classes = stage.members.len() as u32;
    for origin in std::iter::once(stage.origins[point as usize]).chain(extras) {
        for member in &stage.members[(origin % classes) as usize] {
            if found.len() >= MOST_SORTED {
                return;
            }
            choices[stage.block] = *member as usize;
            collect(game, before, origin / classes, choices, found);
        }
    }
}
