//! Totals or margins, draft after draft.
