//! What stands between the selected scenario and the selected party.
