//! What Sensitivity shows: looked at, never undone, never written into the file.

use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;
use crate::session::command::WeightTarget;

/// A part of the screen that can take all of its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dock {
    /// Totals as one weight walks.
    Walk,
    /// What could change the lead.
    Causes,
    /// Intervals, smallest changes and ranges as tables.
    Tables,
    /// Who scores highest by three weights.
    Map,
}

/// A table of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Table {
    /// How far each weight can move.
    #[default]
    Stability,
    /// The smallest change that unseats the leader.
    Changes,
    /// With which weights each scenario can lead.
    Ranges,
    /// Chance of each rank, by draws.
    Chances,
}

impl Table {
    /// Every table, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Stability, Self::Changes, Self::Ranges, Self::Chances];
}

/// The figure whose causes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Figure {
    /// The lead of the first scenario over the second.
    #[default]
    Lead,
    /// The lead of the first scenario over this one.
    LeadOver(ScenarioIx),
    /// The total of this scenario.
    Total(ScenarioIx),
}

/// What is chosen on Sensitivity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SensitivityView {
    /// The weight that walks; `None` for that of the first group with weight.
    pub walked: Option<WeightTarget>,
    /// The figure whose causes are shown.
    pub figure: Figure,
    /// The corners of the map; `None` for the first three groups with weight.
    pub corners: Option<[WeightTarget; 3]>,
    /// The table that is open.
    pub table: Table,
    /// The part that takes all the room.
    pub maximised: Option<Dock>,
}

/// Changes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SensitivityCommand {
    /// Let another weight walk.
    Walk(WeightTarget),
    /// Show the causes of another figure.
    Figure(Figure),
    /// Other corners of the map.
    Corners([WeightTarget; 3]),
    /// Open a table.
    Table(Table),
    /// Give a part all the room, or `None` to show all parts again.
    Maximise(Option<Dock>),
}

impl SensitivityView {
    pub(in crate::session) const fn apply(&mut self, command: SensitivityCommand) {
        match command {
            SensitivityCommand::Walk(target) => self.walked = Some(target),
            SensitivityCommand::Figure(figure) => self.figure = figure,
            SensitivityCommand::Corners(corners) => self.corners = Some(corners),
            SensitivityCommand::Table(table) => self.table = table,
            SensitivityCommand::Maximise(dock) => self.maximised = dock,
        }
    }

    /// Whether the chance of each rank is in sight.
    pub(in crate::session) fn shows_chances(&self) -> bool {
        self.table == Table::Chances && self.maximised.is_none_or(|dock| dock == Dock::Tables)
    }

    /// Keeps what is chosen where scenarios moved from `old` to `new`.
    pub(in crate::session) fn follow(&mut self, old: &Framework, new: &Framework) {
        let moved = |scenario: ScenarioIx| new.find_scenario(&old.scenario(scenario).id);
        self.figure = match self.figure {
            Figure::Lead => Figure::Lead,
            Figure::LeadOver(other) => moved(other).map_or(Figure::Lead, Figure::LeadOver),
            Figure::Total(of) => moved(of).map_or(Figure::Lead, Figure::Total),
        };
    }
}
