//! All widgets on one page.

use egui::{Align2, Pos2, Rect, Sense, Ui, pos2, vec2};
use westphalia::ui::theme::{Mark, Tokens, icons, size, r#type};
use westphalia::ui::widgets::{
    Button, IconButton, PercentValue, RangeStrip, SearchField, Segment, Tab, Tag, ValueBar, WeightSlider, checkbox,
    chip, confidence, dashed, empty, hatch, icon, mark, range_strip, section, segmented, tabs, tag, text, whisker,
};

/// Size of the page.
pub(crate) const SIZE: [f32; 2] = [820.0, 560.0];

/// Draws the page.
pub(crate) fn gallery(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let places = [
        Tab::with_icon("Compare", icons::COLUMNS),
        Tab::with_icon("Acceptance", icons::TABLE),
        Tab::with_icon("Negotiate", icons::HANDSHAKE),
    ];
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    tabs::workspaces(ui, "Workspaces", &places, 0);
    let docks =
        [Tab::with_icon("Contributions and terms", icons::CHART_BAR), Tab::with_icon("Профілі", icons::CHART_POLAR)];
    tabs::dock(ui, "Charts", &docks, 0, tokens.plot(), |ui| {
        ui.add(Button::secondary("Only differences").small().icon(icons::FUNNEL_SIMPLE).toggled(true));
        let baseline =
            Button::secondary("28-point draft").small().icon_fill(icons::PUSH_PIN).icon_after(icons::CARET_DOWN);
        ui.add(baseline);
    });
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let top = ui.cursor().top();
    column(ui, pos2(12.0, top + 8.0), 380.0, controls);
    column(ui, pos2(420.0, top + 8.0), 388.0, data);
}

fn column(ui: &mut Ui, at: Pos2, width: f32, contents: impl FnOnce(&mut Ui)) {
    let rect = Rect::from_min_size(at, vec2(width, SIZE[1] - at.y));
    contents(&mut ui.new_child(egui::UiBuilder::new().max_rect(rect)));
}

fn controls(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.add(Button::primary("Open file…").icon(icons::FOLDER_OPEN).keys("Ctrl O").height(36.0));
        ui.add(Button::secondary("Focused button").icon(icons::FILE_PLUS).height(36.0));
        ui.add_enabled(false, Button::secondary("Export"));
    });
    ui.horizontal(|ui| {
        ui.add(Button::secondary("Add source").icon(icons::PLUS));
        ui.add(Button::quiet("Clear"));
        ui.add(Button::link("Try it"));
        ui.add(IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, "Undo").keys("Ctrl Z"));
        ui.add_enabled(false, IconButton::new(icons::ARROW_CLOCKWISE, "Redo"));
        ui.add(IconButton::new(icons::SORT_DESCENDING, "Sort").toggled(true).framed());
        ui.add(IconButton::new(icons::LOCK_SIMPLE, "Locked").small().fill(true));
        ui.add(IconButton::new(icons::LOCK_SIMPLE_OPEN, "Lock").small());
    });
    let judges = ["Ukraine", "Росія", "United States", "All"].map(Segment::new);
    segmented::segmented(ui, "Judged by", &judges, 1, false, None);
    let parties: Vec<Segment<'_>> = ["UA", "RU", "US", "EU"]
        .into_iter()
        .enumerate()
        .map(|(ix, label)| Segment { party: Some(ix), ..Segment::new(label) })
        .collect();
    segmented::segmented(ui, "Weights of", &parties, 1, true, Some(260.0));
    ui.horizontal(|ui| {
        SearchField::new(&mut String::new(), "Filter issues", "Clear").show(ui);
        SearchField::new(&mut "гарантії".to_owned(), "Filter quotes", "Clear the search").show(ui);
    });
    ui.horizontal(|ui| {
        checkbox::bare(ui, &mut true, "Compare A");
        checkbox::bare(ui, &mut false, "Compare B");
        checkbox::labelled(ui, &mut true, "Show ranges");
        ui.add_enabled_ui(false, |ui| checkbox::labelled(ui, &mut true, "Locked"));
    });
    weights(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(380.0, 52.0), Sense::hover());
    let [left, right] = [0.0, 196.0].map(|x| Rect::from_min_size(rect.min + vec2(x, 0.0), vec2(184.0, 52.0)));
    let tokens = Tokens::of(ui);
    for (zone, lit, words) in [(left, false, "Drop scenario files here"), (right, true, "Release to open")] {
        dashed::drop_zone(ui.painter(), tokens, zone, lit);
        text::at(ui.painter(), zone.center(), Align2::CENTER_CENTER, words, r#type::small(), tokens.text_secondary);
    }
}

fn weights(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    section::panel_header(ui, "Weights", "Ukraine", |ui| {
        ui.add(IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, "Back to the file's weights").small());
        text::label(ui, "Total 100%", r#type::small(), tokens.text_muted);
    });
    for (ix, (name, share, group)) in
        [("Security", 0.40, true), ("NATO membership", 0.07, false), ("Guarantee form", 0.13, false)]
            .into_iter()
            .enumerate()
    {
        ui.horizontal(|ui| {
            ui.set_min_height(if group { size::WEIGHT_GROUP_ROW } else { size::WEIGHT_ROW });
            let (font, color) = if group {
                (r#type::body_semi(), tokens.text_primary)
            } else {
                (r#type::small(), tokens.text_secondary)
            };
            ui.allocate_ui(vec2(130.0, 24.0), |ui| {
                ui.set_min_width(130.0);
                text::label_elided(ui, name, font, color, 110.0);
            });
            let slider = WeightSlider::new(name, share).color(tokens.group(0).color);
            let slider = if group { slider.group().range(0.0..=0.5) } else { slider.range(0.0..=0.2) };
            let band = [None, Some([0.03, 0.12]), Some([0.08, 0.9])][ix];
            slider.band(band).show(ui);
            let shown = format!("{:.0}%", share * 100.0);
            let value = PercentValue::new(name, &shown);
            if group {
                value.strong().show(ui)
            } else {
                value.show(ui)
            };
        });
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}

fn data(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        for ix in 0..10 {
            chip::chip(ui, ix, size::CHIP, "Scenario");
        }
        chip::chip(ui, 30, size::CHIP, "Scenario");
        chip::chip(ui, 2, size::CHIP_SMALL, "Scenario");
        for ix in 0..5 {
            let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
            ui.painter().rect_filled(rect, 2, tokens.group(ix).color);
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(388.0, 16.0), Sense::hover());
    for (ix, at) in mark::row(rect, 24, 16.0).into_iter().enumerate() {
        let ink = [mark::Ink::Filled, mark::Ink::Pale, mark::Ink::Hollow][ix / 8];
        let hue = tokens.party(ix % 8);
        mark::paint(ui.painter(), at, size::MARK, Mark::of_party(ix), hue.color, ink);
    }
    cells(ui);
    strips_and_tags(ui);
    heat(ui);
    words_and_chart(ui);
    let sentence = "No scenario selected. Tick two or more to compare.";
    empty::empty(ui, sentence, Some("Compare all"));
}

fn strips_and_tags(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        let strip = RangeStrip { low: 62.0, value: 71.0, high: 80.0, no_deal: Some(52.0), hue: tokens.scenario(5) };
        strip.show(ui, "Score 71");
        RangeStrip { hue: tokens.scenario(9), value: 40.0, low: 20.0, high: 47.0, ..strip }.show(ui, "Score 40");
        let (rect, _) = ui.allocate_exact_size(vec2(size::RANGE_STRIP, range_strip::HEIGHT), Sense::hover());
        range_strip::paint_parties(ui.painter(), tokens, rect, &[71.0, 53.0, 80.0, 73.0], Some(52.0));
        confidence::confidence(ui, confidence::Level::High, "High");
        confidence::confidence(ui, confidence::Level::Low, "Low");
    });
    ui.horizontal(|ui| {
        for (label, kind) in [
            ("Report", Tag::Plain),
            ("52", Tag::Inverse),
            ("Ctrl K", Tag::Key),
            ("gf_ratified", Tag::Code),
            ("gf_article5", Tag::CodeChosen),
        ] {
            tag::tag(ui, label, kind);
        }
        icon::named(ui, icons::PROHIBIT, size::ICON_INLINE, tokens.red_line, "1 red line");
        icon::icon(ui, icons::APPROXIMATE_EQUALS, size::ICON_INLINE, tokens.uncertain);
        icon::icon(ui, icons::GIT_BRANCH, size::ICON_INLINE, tokens.uncertain);
    });
}

fn words_and_chart(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(140.0, 80.0), Sense::hover());
        chart(ui, rect);
        ui.vertical(|ui| {
            ui.label(
                egui::RichText::new("“If Ukraine attacks Russia, all security guarantees should be lost”")
                    .font(r#type::quote())
                    .color(tokens.text_primary),
            );
            ui.label(
                egui::RichText::new("term = \"gf_article5\"  ± ≈ × → −5")
                    .font(r#type::code())
                    .color(tokens.text_secondary),
            );
        });
    });
}

fn cells(ui: &mut Ui) {
    ui.horizontal(|ui| {
        for (ix, bar) in [
            ValueBar::Value(48.0),
            ValueBar::Difference { value: 84.0, baseline: 48.0 },
            ValueBar::Difference { value: 18.0, baseline: 62.0 },
            ValueBar::Open { low: 40.0, high: 80.0, baseline: Some(20.0) },
            ValueBar::NotAddressed,
        ]
        .into_iter()
        .enumerate()
        {
            bar.show(ui, &format!("Value {ix}"));
        }
    });
}

fn heat(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let (row, _) = ui.allocate_exact_size(vec2(388.0, size::HEAT_ROW), Sense::hover());
    for (ix, value) in [5.0, 18.0, 27.0, 38.0, 50.0, 60.0, 70.0, 80.0, 95.0].into_iter().enumerate() {
        let cell = Rect::from_min_size(row.min + vec2(43.0 * ix as f32, 0.0), vec2(42.0, size::HEAT_ROW));
        let hue = tokens.ramp(value);
        ui.painter().rect_filled(cell, 0, hue.color);
        if ix < 3 {
            hatch::hatch(ui.painter(), cell, hue.text);
        }
        let number = format!("{value:.0}");
        text::at(ui.painter(), cell.left_top() + vec2(6.0, 4.0), Align2::LEFT_TOP, &number, r#type::number(), hue.text);
    }
}

fn chart(ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let mut bottom = rect.bottom();
    for ix in 0..5 {
        let height = [32.0, 20.0, 13.0, 9.0, 4.0][ix];
        let part =
            Rect::from_min_max(pos2(rect.left() + 30.0, bottom - height + 1.0), pos2(rect.left() + 92.0, bottom));
        let hue = tokens.group(ix);
        painter.rect_filled(part, 0, hue.color);
        if height >= 13.0 {
            let number = format!("{height:.0}");
            text::at(painter, part.center(), Align2::CENTER_CENTER, &number, r#type::caption(), hue.text);
        }
        bottom -= height;
    }
    let y = rect.bottom() - 69.0;
    dashed::no_deal(painter, tokens, rect.left()..=rect.right(), y);
    tag::paint(painter, tokens, (pos2(rect.left(), y), Align2::LEFT_CENTER), "52", Tag::Inverse);
    whisker::vertical(
        painter,
        tokens,
        rect.left() + 102.0,
        rect.top() + 24.0,
        rect.top() + 4.0,
        Some(rect.top() + 13.0),
    );
    whisker::horizontal(painter, tokens.text_muted, rect.top() + 50.0, rect.right() - 30.0, rect.right());
}
