//! Short articles with what is found in them, in files read by people and by tests: a heading, the day of publication if
//! there is one, the article, and what is found in it, or that nothing is. A case may have several articles, each after
//! its day; then what is found says in which of them it stands.

use std::fs;

use claimbench::check::{self, Policy, Report};
use claimbench::finding::{Family, Finding};
use claimbench::{Article, ReadOptions, analyse};

struct Case {
    name: String,
    /// The articles, each with its day of publication.
    articles: Vec<(Option<String>, String)>,
    /// `rule: the place`, in the order of the text.
    wanted: Vec<String>,
}

/// The cases of a file; `## ` begins one.
fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in text.split("\n## ").skip(1) {
        let (name, rest) = part.split_once('\n').expect("a name and a case");
        let (mut articles, mut rest) = (Vec::new(), rest);
        while let Some((before, after)) = rest.split_once("```text\n") {
            let (article, after) = after.split_once("```").expect("the end of the article");
            let published = before.lines().find_map(|line| line.strip_prefix("Published ")).map(ToOwned::to_owned);
            articles.push((published, article.to_owned()));
            rest = after;
        }
        let wanted: Vec<String> =
            rest.lines().filter_map(|line| line.strip_prefix("- ")).map(ToOwned::to_owned).collect();
        assert_eq!(wanted.is_empty(), rest.trim() == "Nothing.", "{name}: say what is found, or ‘Nothing.’");
        cases.push(Case { name: name.to_owned(), articles, wanted });
    }
    cases
}

fn found(case: &Case, family: Family) -> Vec<String> {
    let several = case.articles.len() > 1;
    let read = |(number, (published, text)): (usize, &(Option<String>, String))| {
        let published = published.as_deref().map(|day| day.parse().expect("a day"));
        let options = ReadOptions { assume_english: true, published, ..ReadOptions::default() };
        let path = format!("{}.txt", number + 1);
        analyse(Article::read(&path, text.clone().into_bytes(), &options).expect("an article"))
    };
    let articles: Vec<_> = case.articles.iter().enumerate().map(read).collect();
    let (documents, _, findings) = check::articles(&articles, &Policy::default());
    let findings = Report::new(documents, findings).findings.into_iter().filter(|finding| finding.family == family);
    let line = |finding: Finding| {
        let place = finding.primary();
        let number = place.path.trim_end_matches(".txt");
        let article = if several { format!("{number}, ") } else { String::new() };
        format!("{article}{}: {}", finding.rule, place.quote)
    };
    findings.map(line).collect()
}

/// Holds the rules of a family to the files of a folder under `tests`.
pub fn check(folder: &str, family: Family) {
    let folder = super::root().join("tests").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        for case in cases(&fs::read_to_string(&file).expect("a text")) {
            let found = found(&case, family);
            if found != case.wanted {
                let (file, name) = (file.file_stem().unwrap_or_default().to_string_lossy(), &case.name);
                wrong.push(format!("{file}, {name}: found {found:?}, wanted {:?}", case.wanted));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
