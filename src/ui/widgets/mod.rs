//! Widgets in our look. They take plain data and know nothing of scenarios, files or commands.
//!
//! Every one has a name for screen readers, works with the keyboard, and is drawn from [`crate::ui::theme`] alone.

pub mod axis;
pub mod button;
pub mod checkbox;
pub mod chip;
pub mod confidence;
pub mod dashed;
pub mod empty;
pub mod focus;
pub mod hatch;
pub mod icon;
pub mod icon_button;
pub mod mark;
pub mod percent_value;
pub mod plot;
pub mod range_strip;
pub mod search_field;
pub mod section;
pub mod segmented;
pub mod tabs;
pub mod tag;
pub mod text;
pub mod tooltip;
pub mod value_bar;
pub mod weight_slider;
pub mod what_if;
pub mod whisker;

pub use button::Button;
pub use confidence::Level;
pub use icon_button::IconButton;
pub use percent_value::{PercentOutcome, PercentValue};
pub use range_strip::RangeStrip;
pub use search_field::SearchField;
pub use segmented::Segment;
pub use tabs::Tab;
pub use tag::Tag;
pub use value_bar::ValueBar;
pub use weight_slider::{WeightOutcome, WeightSlider};
