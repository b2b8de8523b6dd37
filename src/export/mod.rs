//! View models to bytes: CSV, Markdown, HTML, SVG, JSON.
