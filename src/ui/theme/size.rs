//! Sizes in points, on a grid of 8 with half steps of 4.

/// Corner radius of bars and price tags.
pub const RADIUS_BAR: u8 = 2;
/// Corner radius of chips and check boxes.
pub const RADIUS_CHIP: u8 = 3;
/// Corner radius of controls.
pub const RADIUS_CONTROL: u8 = 4;
/// Corner radius of popups and cards.
pub const RADIUS_CARD: u8 = 6;

/// Width of ordinary lines.
pub const STROKE: f32 = 1.0;
/// Width of lines that show data.
pub const STROKE_DATA: f32 = 2.0;
/// Width of the leading scenario's line.
pub const STROKE_LEADER: f32 = 3.0;
/// Width of selection outlines and of the focus ring.
pub const STROKE_SELECTION: f32 = 2.0;
/// Space between a widget and its focus ring.
pub const FOCUS_GAP: f32 = 1.0;

/// Half step of the grid.
pub const HALF: f32 = 4.0;
/// Step of the grid.
pub const STEP: f32 = 8.0;
/// Space between the edge of a panel and what it holds.
pub const PANEL_MARGIN: f32 = 12.0;
/// Wider margin of the inspector and of cards.
pub const CARD_MARGIN: f32 = 16.0;

/// Height of the title row.
pub const TITLE_ROW: f32 = 40.0;
/// Height of the row with the workspaces.
pub const WORKSPACE_ROW: f32 = 40.0;
/// Height of a strip of dock tabs.
pub const TAB_STRIP: f32 = 32.0;
/// Height of a panel's header.
pub const PANEL_HEADER: f32 = 32.0;
/// Height of the status bar.
pub const STATUS_BAR: f32 = 24.0;

/// Height of a control.
pub const CONTROL: f32 = 28.0;
/// Height of a small control.
pub const CONTROL_SMALL: f32 = 24.0;
/// Side of an icon button.
pub const ICON_BUTTON: f32 = 28.0;
/// Side of a small icon button, also the smallest pointer target.
pub const ICON_BUTTON_SMALL: f32 = 24.0;
/// Size of an icon.
pub const ICON: f32 = 16.0;
/// Size of an icon within a line of text.
pub const ICON_INLINE: f32 = 14.0;
/// Size of an icon within a line of small text.
pub const ICON_INLINE_SMALL: f32 = 12.0;
/// Side of a letter chip.
pub const CHIP: f32 = 18.0;
/// Side of a small letter chip.
pub const CHIP_SMALL: f32 = 16.0;
/// Side of a check box.
pub const CHECKBOX: f32 = 16.0;
/// Height of a tag.
pub const TAG: f32 = 18.0;
/// Side of the square that shows a group's colour.
pub const GROUP_SQUARE: f32 = 10.0;
/// Side of a party's mark.
pub const MARK: f32 = 8.0;

/// Thickness of a slider's rail.
pub const SLIDER_RAIL: f32 = 2.0;
/// Width of a slider's handle.
pub const SLIDER_HANDLE_WIDTH: f32 = 6.0;
/// Height of an issue slider's handle.
pub const SLIDER_HANDLE: f32 = 12.0;
/// Height of a group slider's handle.
pub const SLIDER_HANDLE_GROUP: f32 = 14.0;
/// Usual width of a slider.
pub const SLIDER_WIDTH: f32 = 64.0;
/// Height of the area in which a slider's handle is caught.
pub const SLIDER_HIT: f32 = 24.0;

/// Height of a scenario's row in the list.
pub const SCENARIO_ROW: f32 = 44.0;
/// Height of a row of matrix cells.
pub const MATRIX_ROW: f32 = 40.0;
/// Height of a group row in the matrix.
pub const MATRIX_GROUP_ROW: f32 = 24.0;
/// Height of the matrix's header.
pub const MATRIX_HEADER: f32 = 48.0;
/// Height of an issue's row among the weights.
pub const WEIGHT_ROW: f32 = 24.0;
/// Height of a group's row among the weights.
pub const WEIGHT_GROUP_ROW: f32 = 28.0;
/// Height of a row in the heat table.
pub const HEAT_ROW: f32 = 48.0;
/// Height of a row in the evidence table.
pub const EVIDENCE_ROW: f32 = 48.0;
/// Height of a row in the package builder.
pub const PACKAGE_ROW: f32 = 26.0;
/// Height of a row in the command palette.
pub const PALETTE_ROW: f32 = 36.0;
/// Height of a line of a file excerpt.
pub const CODE_ROW: f32 = 22.0;

/// Width of a scenario's range strip.
pub const RANGE_STRIP: f32 = 80.0;
/// Thickness of the band in a range strip.
pub const RANGE_BAND: f32 = 4.0;
/// Width of the value bar in a matrix cell.
pub const VALUE_BAR: f32 = 42.0;
/// Thickness of the value bar, and of its gain part.
pub const VALUE_BAR_HEIGHT: f32 = 4.0;
/// Thickness of the loss part of a value bar.
pub const VALUE_BAR_LOSS: f32 = 2.0;
/// Height of the baseline tick on a value bar.
pub const VALUE_BAR_TICK: f32 = 8.0;

/// Width of the left panel at first start.
pub const LEFT_PANEL: f32 = 286.0;
/// Smallest and largest width of the left panel.
pub const LEFT_PANEL_RANGE: [f32; 2] = [240.0, 420.0];
/// Width of the right panel at first start.
pub const RIGHT_PANEL: f32 = 304.0;
/// Smallest and largest width of the right panel.
pub const RIGHT_PANEL_RANGE: [f32; 2] = [264.0, 520.0];
/// Width of the package builder.
pub const PACKAGE_PANEL: f32 = 400.0;
/// Smallest and largest width of the package builder.
pub const PACKAGE_PANEL_RANGE: [f32; 2] = [340.0, 560.0];
/// Width of the search panel on Negotiate.
pub const SEARCH_PANEL: f32 = 254.0;
/// Smallest and largest width of the search panel.
pub const SEARCH_PANEL_RANGE: [f32; 2] = [234.0, 380.0];
/// Width of the sampling panel of Robustness, at first.
pub const SAMPLING_PANEL: f32 = 254.0;
/// The narrowest and the widest that the sampling panel may be made.
pub const SAMPLING_PANEL_RANGE: [f32; 2] = [234.0, 380.0];
/// Width of the right panel of Robustness, at first.
pub const TRUST_PANEL: f32 = 494.0;
/// The narrowest and the widest that it may be made.
pub const TRUST_PANEL_RANGE: [f32; 2] = [380.0, 620.0];
/// Width of a folded side panel.
pub const FOLDED_PANEL: f32 = 32.0;
/// Below this window width the right panel is folded.
pub const FOLD_RIGHT_BELOW: f32 = 1180.0;
/// Below this window width the left panel is folded too.
pub const FOLD_LEFT_BELOW: f32 = 960.0;
/// Smallest supported window.
pub const SMALLEST_WINDOW: [f32; 2] = [960.0, 600.0];
/// Width of the matrix's label column.
pub const MATRIX_LABELS: f32 = 188.0;
/// Width of a scenario's column at first.
pub const MATRIX_COLUMN: f32 = 130.0;
/// Smallest width of a scenario's column.
pub const MATRIX_COLUMN_SMALLEST: f32 = 104.0;
/// Width in which a column's edge is caught.
pub const COLUMN_EDGE: f32 = 8.0;
/// Height of the chart on Compare at first.
pub const COMPARE_CHART: f32 = 222.0;

/// Distance between the lines of a hatch.
pub const HATCH_STEP: f32 = 10.0;
/// Opacity of everything stale, that is waiting for a newer result.
pub const STALE_OPACITY: f32 = 0.60;
/// Opacity of scenarios that are left out of the comparison.
pub const LEFT_OUT_OPACITY: f32 = 0.62;
/// Opacity of the other series while one is hovered.
pub const BACKGROUND_SERIES: f32 = 0.35;
/// Seconds before a tooltip shows.
pub const TOOLTIP_DELAY: f32 = 0.3;
/// Seconds a transition takes, unless motion is reduced.
pub const ANIMATION: f32 = 0.08;
