//! The tokens as egui styles, and setting up a context with them.

use egui::style::{
    HandleShape, ScrollAnimation, ScrollFadeStyle, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals,
    Widgets,
};
use egui::{
    Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, ThemePreference, Ui, Visuals, vec2,
};

use super::tokens::Tokens;
use super::{fonts, size, r#type};

/// Gives a context our fonts and both styles, following the system's theme.
/// Settings change the theme later with `Context::set_theme`.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Dark, Theme::Light] {
        ctx.set_style_of(theme, style(theme));
    }
    ctx.set_theme(ThemePreference::System);
}

/// Switches transitions off, or on again, in both themes.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if reduced { 0.0 } else { size::ANIMATION };
        style.scroll_animation = if reduced { ScrollAnimation::none() } else { ScrollAnimation::default() };
        style.visuals.text_cursor.blink = !reduced;
    });
}

/// Whether transitions are switched off.
#[must_use]
pub fn reduced_motion(ctx: &Context) -> bool {
    ctx.global_style().animation_time <= 0.0
}

/// egui's style for a theme.
#[must_use]
pub fn style(theme: Theme) -> Style {
    let tokens = Tokens::of_theme(theme);
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, r#type::small()),
            (TextStyle::Body, r#type::body()),
            (TextStyle::Button, r#type::body()),
            (TextStyle::Heading, r#type::title()),
            (TextStyle::Monospace, r#type::code()),
        ]
        .into(),
        drag_value_text_style: TextStyle::Body,
        spacing: spacing(),
        visuals: visuals(tokens),
        animation_time: size::ANIMATION,
        ..Style::default()
    };
    style.interaction.tooltip_delay = size::TOOLTIP_DELAY;
    style.interaction.tooltip_grace_time = size::TOOLTIP_DELAY;
    // A tooltip follows a resting pointer only, so that sweeping over the matrix stays quiet.
    style.interaction.show_tooltips_only_when_still = true;
    style.interaction.selectable_labels = false;
    style.url_in_tooltip = true;
    style
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(size::STEP, size::HALF),
        button_padding: vec2(10.0, 5.0),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(4),
        menu_spacing: 4.0,
        indent: 16.0,
        interact_size: vec2(size::CONTROL, size::CONTROL),
        slider_width: size::SLIDER_WIDTH,
        slider_rail_height: size::SLIDER_RAIL,
        icon_width: size::CHECKBOX,
        icon_width_inner: 10.0,
        icon_spacing: 6.0,
        tooltip_width: 360.0,
        scroll: ScrollStyle {
            bar_width: 6.0,
            floating_width: 6.0,
            handle_min_length: 24.0,
            bar_inner_margin: 2.0,
            bar_outer_margin: 1.0,
            foreground_color: false,
            dormant_handle_opacity: 1.0,
            active_handle_opacity: 1.0,
            interact_handle_opacity: 1.0,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(tokens: &Tokens) -> Visuals {
    let base = match tokens.theme {
        Theme::Dark => Visuals::dark(),
        Theme::Light => Visuals::light(),
    };
    let shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: tokens.shadow };
    Visuals {
        weak_text_color: Some(tokens.text_muted),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selected, stroke: Stroke::new(size::STROKE, tokens.text_primary) },
        hyperlink_color: tokens.focus,
        faint_bg_color: tokens.hover,
        extreme_bg_color: tokens.raised,
        text_edit_bg_color: Some(tokens.raised),
        code_bg_color: tokens.hover,
        warn_fg_color: tokens.uncertain,
        error_fg_color: tokens.red_line,
        window_corner_radius: CornerRadius::same(size::RADIUS_CARD),
        window_shadow: shadow,
        window_fill: tokens.raised,
        window_stroke: Stroke::new(size::STROKE, tokens.line_strong),
        menu_corner_radius: CornerRadius::same(size::RADIUS_CARD),
        panel_fill: tokens.panel,
        popup_shadow: shadow,
        text_cursor: TextCursorStyle { stroke: Stroke::new(size::STROKE_DATA, tokens.focus), ..base.text_cursor },
        // Turns `text_secondary` into `text_disabled`, so that our widgets and egui's fade alike.
        disabled_alpha: match tokens.theme {
            Theme::Dark => 0.47,
            Theme::Light => 0.58,
        },
        button_frame: true,
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Rect { aspect_ratio: 0.5 },
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let state = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::STROKE, line),
        fg_stroke: Stroke::new(size::STROKE, text),
        corner_radius: CornerRadius::same(size::RADIUS_CONTROL),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(tokens.panel, tokens.line_subtle, tokens.text_secondary),
        // The handle of a scroll bar is an inactive `bg_fill`, so that one is stronger than a button's face.
        inactive: WidgetVisuals {
            bg_fill: tokens.line_strong,
            ..state(tokens.raised, tokens.line, tokens.text_secondary)
        },
        hovered: state(tokens.hover, tokens.line_strong, tokens.text_primary),
        active: state(tokens.selected, tokens.line_strong, tokens.text_primary),
        open: state(tokens.hover, tokens.line_strong, tokens.text_primary),
    }
}

/// Style of text fields within `ui`: while typing the frame and the selected text take the focus colours, not the neutral
/// ones of selected rows.
pub fn for_text_fields(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let selection = &mut ui.visuals_mut().selection;
    selection.bg_fill = tokens.focus_fill;
    selection.stroke = Stroke::new(size::STROKE, tokens.focus);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installing_sets_both_themes_and_no_widget_grows() {
        let ctx = Context::default();
        install(&ctx);
        for theme in [Theme::Dark, Theme::Light] {
            let style = ctx.style_of(theme);
            assert_eq!(style.visuals.dark_mode, theme == Theme::Dark);
            assert_eq!(style.visuals.panel_fill, Tokens::of_theme(theme).panel);
            let widgets = &style.visuals.widgets;
            for state in [&widgets.noninteractive, &widgets.inactive, &widgets.hovered, &widgets.active, &widgets.open]
            {
                assert!(state.expansion.abs() < f32::EPSILON);
            }
        }
    }

    #[test]
    fn reduced_motion_stops_transitions_in_both_themes() {
        let ctx = Context::default();
        install(&ctx);
        assert!(!reduced_motion(&ctx));
        set_reduced_motion(&ctx, true);
        assert!(reduced_motion(&ctx));
        for theme in [Theme::Dark, Theme::Light] {
            assert!(ctx.style_of(theme).animation_time <= 0.0);
        }
        set_reduced_motion(&ctx, false);
        assert!(!reduced_motion(&ctx));
    }
}
