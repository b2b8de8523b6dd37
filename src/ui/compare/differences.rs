//! Two scenarios, what differs, and what each difference is worth.
