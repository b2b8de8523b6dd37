//! What lies outside the interface (dialogs, disk), behind a trait, so that tests can stand in for it.
