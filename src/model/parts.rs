//! What a file says before it is checked.
