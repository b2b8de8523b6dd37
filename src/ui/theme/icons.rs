//! Icons by name: the glyphs of the Phosphor subset in `assets/icons`. Draw them with [`crate::ui::theme::type::icon`].

// File and edit
/// Phosphor `folder-open`.
pub const FOLDER_OPEN: char = '\u{E256}';
/// Phosphor `file-plus`.
pub const FILE_PLUS: char = '\u{E236}';
/// Phosphor `file-text`.
pub const FILE_TEXT: char = '\u{E23A}';
/// Phosphor `file-x`.
pub const FILE_X: char = '\u{E23C}';
/// Phosphor `floppy-disk`.
pub const FLOPPY_DISK: char = '\u{E248}';
/// Phosphor `export`.
pub const EXPORT: char = '\u{EAF0}';
/// Phosphor `copy`.
pub const COPY: char = '\u{E1CA}';
/// Phosphor `arrow-counter-clockwise`.
pub const ARROW_COUNTER_CLOCKWISE: char = '\u{E038}';
/// Phosphor `arrow-clockwise`.
pub const ARROW_CLOCKWISE: char = '\u{E036}';
/// Phosphor `trash`.
pub const TRASH: char = '\u{E4A6}';
/// Phosphor `x`.
pub const X: char = '\u{E4F6}';
/// Phosphor `plus`.
pub const PLUS: char = '\u{E3D4}';
/// Phosphor `check`.
pub const CHECK: char = '\u{E182}';
/// Phosphor `pencil-simple`.
pub const PENCIL_SIMPLE: char = '\u{E3B4}';

// Navigation
/// Phosphor `magnifying-glass`.
pub const MAGNIFYING_GLASS: char = '\u{E30C}';
/// Phosphor `caret-down`.
pub const CARET_DOWN: char = '\u{E136}';
/// Phosphor `caret-right`.
pub const CARET_RIGHT: char = '\u{E13A}';
/// Phosphor `caret-up`.
pub const CARET_UP: char = '\u{E13C}';
/// Phosphor `caret-left`.
pub const CARET_LEFT: char = '\u{E138}';
/// Phosphor `dots-three`.
pub const DOTS_THREE: char = '\u{E1FE}';
/// Phosphor `gear-six`.
pub const GEAR_SIX: char = '\u{E272}';
/// Phosphor `sun`.
pub const SUN: char = '\u{E472}';
/// Phosphor `moon`.
pub const MOON: char = '\u{E330}';
/// Phosphor `sidebar-simple`.
pub const SIDEBAR_SIMPLE: char = '\u{EC24}';
/// Phosphor `arrow-square-out`.
pub const ARROW_SQUARE_OUT: char = '\u{E5DE}';
/// Phosphor `keyboard`.
pub const KEYBOARD: char = '\u{E2D8}';
/// Phosphor `info`.
pub const INFO: char = '\u{E2CE}';

// Workspaces
/// Phosphor `columns`.
pub const COLUMNS: char = '\u{E546}';
/// Phosphor `table`.
pub const TABLE: char = '\u{E476}';
/// Phosphor `handshake`.
pub const HANDSHAKE: char = '\u{E582}';
/// Phosphor `chart-line`.
pub const CHART_LINE: char = '\u{E154}';
/// Phosphor `article`.
pub const ARTICLE: char = '\u{E0A8}';

// Compare
/// Phosphor `sort-descending`.
pub const SORT_DESCENDING: char = '\u{E446}';
/// Phosphor `funnel-simple`.
pub const FUNNEL_SIMPLE: char = '\u{E268}';
/// Phosphor `push-pin`.
pub const PUSH_PIN: char = '\u{E3E2}';
/// Phosphor `prohibit`.
pub const PROHIBIT: char = '\u{E3DE}';
/// Phosphor `approximate-equals`.
pub const APPROXIMATE_EQUALS: char = '\u{EDAA}';
/// Phosphor `git-branch`.
pub const GIT_BRANCH: char = '\u{E278}';
/// Phosphor `git-diff`.
pub const GIT_DIFF: char = '\u{E27C}';
/// Phosphor `chart-bar`.
pub const CHART_BAR: char = '\u{E150}';
/// Phosphor `chart-polar`.
pub const CHART_POLAR: char = '\u{EAA8}';
/// Phosphor `lock-simple`.
pub const LOCK_SIMPLE: char = '\u{E308}';
/// Phosphor `lock-simple-open`.
pub const LOCK_SIMPLE_OPEN: char = '\u{E30A}';
/// Phosphor `eye`.
pub const EYE: char = '\u{E220}';
/// Phosphor `eye-slash`.
pub const EYE_SLASH: char = '\u{E224}';

// Acceptance and negotiate
/// Phosphor `path`.
pub const PATH: char = '\u{E39C}';
/// Phosphor `chart-scatter`.
pub const CHART_SCATTER: char = '\u{EAAC}';
/// Phosphor `sliders-horizontal`.
pub const SLIDERS_HORIZONTAL: char = '\u{E434}';
/// Phosphor `stack`.
pub const STACK: char = '\u{E466}';
/// Phosphor `arrows-left-right`.
pub const ARROWS_LEFT_RIGHT: char = '\u{E0A0}';
/// Phosphor `arrow-right`.
pub const ARROW_RIGHT: char = '\u{E06C}';
/// Phosphor `check-circle`.
pub const CHECK_CIRCLE: char = '\u{E184}';
/// Phosphor `stop-circle`.
pub const STOP_CIRCLE: char = '\u{E46E}';
/// Phosphor `play`.
pub const PLAY: char = '\u{E3D0}';

// Sensitivity
/// Phosphor `chart-bar-horizontal`.
pub const CHART_BAR_HORIZONTAL: char = '\u{E152}';
/// Phosphor `align-center-vertical`.
pub const ALIGN_CENTER_VERTICAL: char = '\u{E50C}';
/// Phosphor `triangle`.
pub const TRIANGLE: char = '\u{E4B0}';
/// Phosphor `arrows-out-simple`.
pub const ARROWS_OUT_SIMPLE: char = '\u{E0A6}';
/// Phosphor `arrows-in-simple`.
pub const ARROWS_IN_SIMPLE: char = '\u{E09E}';

// Evidence and errors
/// Phosphor `books`.
pub const BOOKS: char = '\u{E758}';
/// Phosphor `circle-notch`.
pub const CIRCLE_NOTCH: char = '\u{EB44}';
/// Phosphor `arrows-split`.
pub const ARROWS_SPLIT: char = '\u{ED3C}';
/// Phosphor `link-simple`.
pub const LINK_SIMPLE: char = '\u{E2E6}';
/// Phosphor `warning`.
pub const WARNING: char = '\u{E4E0}';
/// Phosphor `warning-circle`.
pub const WARNING_CIRCLE: char = '\u{E4E2}';
/// Phosphor `magic-wand`.
pub const MAGIC_WAND: char = '\u{E6B6}';
/// Phosphor `tray-arrow-down`.
pub const TRAY_ARROW_DOWN: char = '\u{E010}';
/// Phosphor `calendar-blank`.
pub const CALENDAR_BLANK: char = '\u{E10A}';
/// Phosphor `note-pencil`.
pub const NOTE_PENCIL: char = '\u{E34C}';

// Export
/// Phosphor `file-pdf`.
pub const FILE_PDF: char = '\u{E702}';
/// Phosphor `file-html`.
pub const FILE_HTML: char = '\u{EB38}';
/// Phosphor `file-xls`.
pub const FILE_XLS: char = '\u{EB22}';
/// Phosphor `file-png`.
pub const FILE_PNG: char = '\u{EB18}';
/// Phosphor `file-svg`.
pub const FILE_SVG: char = '\u{ED08}';
/// Phosphor `file-md`.
pub const FILE_MD: char = '\u{ED50}';
/// Phosphor `magnifying-glass-minus`.
pub const MAGNIFYING_GLASS_MINUS: char = '\u{E30E}';
/// Phosphor `magnifying-glass-plus`.
pub const MAGNIFYING_GLASS_PLUS: char = '\u{E310}';
/// Phosphor `folder`.
pub const FOLDER: char = '\u{E24A}';

// Help and chance
/// Phosphor `question`.
pub const QUESTION: char = '\u{E3E8}';
/// Phosphor `dice-five`.
pub const DICE_FIVE: char = '\u{E1EE}';

/// Icons that also exist filled; draw them with [`crate::ui::theme::type::icon_fill`].
pub const FILLED: [char; 3] = [LOCK_SIMPLE, PUSH_PIN, CHECK_CIRCLE];

/// Every icon with its Phosphor name, in the order of `assets/icons/icons.tsv`.
pub const ALL: [(&str, char); 80] = [
    ("folder-open", FOLDER_OPEN),
    ("file-plus", FILE_PLUS),
    ("file-text", FILE_TEXT),
    ("file-x", FILE_X),
    ("floppy-disk", FLOPPY_DISK),
    ("export", EXPORT),
    ("copy", COPY),
    ("arrow-counter-clockwise", ARROW_COUNTER_CLOCKWISE),
    ("arrow-clockwise", ARROW_CLOCKWISE),
    ("trash", TRASH),
    ("x", X),
    ("plus", PLUS),
    ("check", CHECK),
    ("pencil-simple", PENCIL_SIMPLE),
    ("magnifying-glass", MAGNIFYING_GLASS),
    ("caret-down", CARET_DOWN),
    ("caret-right", CARET_RIGHT),
    ("caret-up", CARET_UP),
    ("caret-left", CARET_LEFT),
    ("dots-three", DOTS_THREE),
    ("gear-six", GEAR_SIX),
    ("sun", SUN),
    ("moon", MOON),
    ("sidebar-simple", SIDEBAR_SIMPLE),
    ("arrow-square-out", ARROW_SQUARE_OUT),
    ("keyboard", KEYBOARD),
    ("info", INFO),
    ("columns", COLUMNS),
    ("table", TABLE),
    ("handshake", HANDSHAKE),
    ("chart-line", CHART_LINE),
    ("article", ARTICLE),
    ("sort-descending", SORT_DESCENDING),
    ("funnel-simple", FUNNEL_SIMPLE),
    ("push-pin", PUSH_PIN),
    ("prohibit", PROHIBIT),
    ("approximate-equals", APPROXIMATE_EQUALS),
    ("git-branch", GIT_BRANCH),
    ("git-diff", GIT_DIFF),
    ("chart-bar", CHART_BAR),
    ("chart-polar", CHART_POLAR),
    ("lock-simple", LOCK_SIMPLE),
    ("lock-simple-open", LOCK_SIMPLE_OPEN),
    ("eye", EYE),
    ("eye-slash", EYE_SLASH),
    ("path", PATH),
    ("chart-scatter", CHART_SCATTER),
    ("sliders-horizontal", SLIDERS_HORIZONTAL),
    ("stack", STACK),
    ("arrows-left-right", ARROWS_LEFT_RIGHT),
    ("arrow-right", ARROW_RIGHT),
    ("check-circle", CHECK_CIRCLE),
    ("stop-circle", STOP_CIRCLE),
    ("play", PLAY),
    ("chart-bar-horizontal", CHART_BAR_HORIZONTAL),
    ("align-center-vertical", ALIGN_CENTER_VERTICAL),
    ("triangle", TRIANGLE),
    ("arrows-out-simple", ARROWS_OUT_SIMPLE),
    ("arrows-in-simple", ARROWS_IN_SIMPLE),
    ("books", BOOKS),
    ("circle-notch", CIRCLE_NOTCH),
    ("arrows-split", ARROWS_SPLIT),
    ("link-simple", LINK_SIMPLE),
    ("warning", WARNING),
    ("warning-circle", WARNING_CIRCLE),
    ("magic-wand", MAGIC_WAND),
    ("tray-arrow-down", TRAY_ARROW_DOWN),
    ("calendar-blank", CALENDAR_BLANK),
    ("note-pencil", NOTE_PENCIL),
    ("file-pdf", FILE_PDF),
    ("file-html", FILE_HTML),
    ("file-xls", FILE_XLS),
    ("file-png", FILE_PNG),
    ("file-svg", FILE_SVG),
    ("file-md", FILE_MD),
    ("magnifying-glass-minus", MAGNIFYING_GLASS_MINUS),
    ("magnifying-glass-plus", MAGNIFYING_GLASS_PLUS),
    ("folder", FOLDER),
    ("question", QUESTION),
    ("dice-five", DICE_FIVE),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_agree_with_the_table() {
        let table = include_str!("../../../assets/icons/icons.tsv");
        let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        assert_eq!(rows.len(), ALL.len());
        for (row, (name, icon)) in rows.iter().zip(ALL) {
            assert_eq!(row[1], name);
            assert_eq!(u32::from_str_radix(row[2], 16).unwrap(), u32::from(icon), "{name}");
        }
    }
}
