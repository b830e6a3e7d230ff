//! All rules of the program, by name and code.

use crate::error::nearest;
use crate::finding::{Documentation, Family};
use crate::screen;

use super::{contradiction, record};

/// All rules, in the order of families and codes.
pub struct Registry {
    rules: Vec<&'static Documentation>,
}

static REGISTRY: std::sync::LazyLock<Registry> = std::sync::LazyLock::new(|| {
    let text = screen::RULES.iter().map(|rule| rule.documentation());
    let contradiction = contradiction::RULES.iter().map(|rule| rule.documentation());
    let record = record::RULES.iter().map(|rule| rule.documentation());
    let mut rules: Vec<&'static Documentation> = text.chain(contradiction).chain(record).collect();
    rules.sort_by_key(|rule| (rule.family, rule.code));
    Registry { rules }
});

impl Registry {
    /// The one registry.
    pub fn all() -> &'static Registry {
        &REGISTRY
    }

    /// The rules, in the order of families and codes.
    pub fn rules(&self) -> impl Iterator<Item = &'static Documentation> + '_ {
        self.rules.iter().copied()
    }

    /// The rule with this name or code, in any case.
    pub fn rule(&self, name: &str) -> Option<&'static Documentation> {
        let is = |rule: &&'static Documentation| {
            rule.name.eq_ignore_ascii_case(name) || rule.code.eq_ignore_ascii_case(name)
        };
        self.rules().find(is)
    }

    /// The rule with this name or code, or all rules of the family with this name.
    pub fn matching(&self, name: &str) -> Vec<&'static Documentation> {
        match Family::ALL.into_iter().find(|family| family.name() == name) {
            Some(family) => self.rules().filter(|rule| rule.family == family).collect(),
            None => self.rule(name).into_iter().collect(),
        }
    }

    /// The name of the rule or family that is most like a word, if one is.
    pub fn nearest(&self, word: &str) -> Option<&'static str> {
        let families = Family::ALL.into_iter().map(Family::name);
        nearest(word, self.rules().map(|rule| rule.name).chain(families))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_codes_are_unique_and_well_formed() {
        let rules: Vec<&Documentation> = Registry::all().rules().collect();
        let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
        let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).collect();
        assert_eq!((names.len(), codes.len()), (rules.len(), rules.len()));
        for rule in rules {
            assert!(rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.name);
            let digits = rule.code.strip_prefix(rule.family.prefix()).unwrap_or_default();
            assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code);
            assert!(rule.summary.ends_with('.') && !rule.examples.is_empty(), "{}", rule.name);
            for text in [rule.what_it_does, rule.why, rule.not_flagged] {
                assert!(text.len() > 20, "{}: {text}", rule.name);
            }
        }
    }

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(Registry::all().nearest("doubled-wrod"), Some("doubled-word"));
        assert_eq!(Registry::all().nearest("garbel"), Some("garble"));
        assert_eq!(Registry::all().nearest("xyzzy"), None);
    }
}
