//! The window: the only place that knows eframe and the system's dialogs.
