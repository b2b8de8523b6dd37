//! The whole interface without its window: draws the session, drains the queue, performs effects.
