//! The scenario format.
use westphalia::io::scenario_file::read_text;
use westphalia::model::problem::LineColumn;

#[test]
#[ignore = "prints"]
fn probe() {
    for path in ["tests/fixtures/accept/two-issues.toml", "/tmp/convert/out/ukraine-framework.toml"] {
        let text = std::fs::read_to_string(path).unwrap();
        let (texts, problems) = match read_text(path, &text, &mut |_| Err("no".into())) {
            Ok(loaded) => {
                println!("{path} OK");
                (loaded.texts, loaded.warnings)
            }
            Err(refused) => {
                println!("{path} REFUSED");
                (refused.texts, refused.problems)
            }
        };
        for p in problems.iter().take(40) {
            println!(
                "{} {}[{}] {} {} | {} | found {} | expected {} | {:?}",
                LineColumn::of(&texts[p.place.file].text, p.place.span.start),
                p.severity.keyword(),
                p.code,
                p.place.path,
                p.message,
                p.label,
                p.found,
                p.expected,
                p.suggestion
            );
        }
    }
}
