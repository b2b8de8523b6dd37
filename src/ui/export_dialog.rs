//! The export dialog: what, in which format, where to.
