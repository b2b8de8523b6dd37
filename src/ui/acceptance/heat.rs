//! The heat table of totals by scenario and party.
