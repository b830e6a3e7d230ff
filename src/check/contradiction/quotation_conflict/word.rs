//! The words of a quotation, as they are compared.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::contradiction::lexicon::WordList;

/// Words that can be changed without changing what is said much, and those that weigh only against others.
static LIGHT: LazyLock<WordList> = LazyLock::new(|| WordList::read(include_str!("../lexicon/quotation_words.txt")));

/// How much a word matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// An article, an auxiliary, a filler.
    Nothing,
    /// A pronoun or a modal verb: matters where another stands in its place.
    Light,
    /// A word of content, a number, a negation.
    Full,
}

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// Another word of the sentence.
    None,
    /// The end of a sentence, or the end of the marks.
    Pause,
    /// An ellipsis, or what an editor put in.
    Cut,
}

/// A word of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As it is compared: in lower case, in full, numbers in figures.
    pub text: String,
    /// Its place in the reading text of the block.
    pub range: Range<usize>,
    pub before: Break,
    pub weight: Weight,
}

impl Word {
    /// Whether two are the same but for spelling and contraction.
    pub fn is(&self, other: &Word) -> bool {
        let stands_for = |short: &str, long: &str| match short {
            "'s" => matches!(long, "is" | "has" | "us"),
            "'d" => matches!(long, "would" | "had"),
            _ => false,
        };
        let (a, b) = (&*self.text, &*other.text);
        a == b || stands_for(a, b) || stands_for(b, a) || self.is_content() && folded(a) == folded(b)
    }

    /// Whether it means something by itself.
    pub fn is_content(&self) -> bool {
        self.weight == Weight::Full
    }

    /// Whether it is a number in figures.
    pub fn is_number(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// Adds the words of a stretch of a block; the first stands behind `before`.
pub(super) fn read(text: &str, stretch: Range<usize>, before: Break, words: &mut Vec<Word>) {
    let mut reader = Reader { words, before };
    let (mut at, mut brackets) = (stretch.start, 0_u32);
    while let Some(ch) = text.get(at..stretch.end).and_then(|rest| rest.chars().next()) {
        let end = at + ch.len_utf8();
        let next = text.get(end..stretch.end).and_then(|rest| rest.chars().next());
        match ch {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets = brackets.saturating_sub(1),
            _ if brackets > 0 => {}
            _ if ch.is_alphanumeric() => {
                let end = end_of_word(text, at..stretch.end);
                reader.add(&text[at..end], at..end);
                at = end;
                continue;
            }
            '%' => reader.add("percent", at..end),
            '&' => reader.add("and", at..end),
            '.' | '?' | '!' | ';' if next.is_none_or(char::is_whitespace) => reader.pause(Break::Pause),
            _ => {}
        }
        // Masked words, and what was left out.
        if matches!(ch, '…' | '[' | ']' | '(' | ')' | '*' | '_') || ch == '.' && next == Some('.') {
            reader.pause(Break::Cut);
        }
        if ch == '.' && text[end..stretch.end].trim_start().starts_with('.') {
            reader.pause(Break::Cut);
        }
        at = end;
    }
}

/// Where the word that begins a stretch ends: apostrophes between letters and separators between digits belong to it.
fn end_of_word(text: &str, stretch: Range<usize>) -> usize {
    let mut end = stretch.start;
    let mut chars = text[stretch].chars().peekable();
    let mut last = ' ';
    while let Some(ch) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = match ch {
            '\'' | '’' => last.is_alphanumeric() && next.is_alphabetic(),
            ',' | '.' | ':' => last.is_ascii_digit() && next.is_ascii_digit(),
            _ => ch.is_alphanumeric(),
        };
        if !joins {
            break;
        }
        (end, last) = (end + ch.len_utf8(), ch);
    }
    end
}

struct Reader<'w> {
    words: &'w mut Vec<Word>,
    before: Break,
}

impl Reader<'_> {
    fn pause(&mut self, found: Break) {
        self.before = self.before.max(found);
    }

    fn add(&mut self, written: &str, range: Range<usize>) {
        let lower = written.to_lowercase().replace('’', "'").replace(',', "");
        match &*lower {
            "cannot" | "can't" => self.push_all(&["can", "not"], &range),
            "won't" => self.push_all(&["will", "not"], &range),
            "shan't" => self.push_all(&["shall", "not"], &range),
            "ain't" => self.push_all(&["is", "not"], &range),
            "gonna" => self.push_all(&["going", "to"], &range),
            "wanna" => self.push_all(&["want", "to"], &range),
            "gotta" => self.push_all(&["got", "to"], &range),
            "ok" => self.push("okay".to_owned(), &range),
            "cent" if self.words.last().is_some_and(|word| word.text == "per") => {
                self.words.pop();
                self.push("percent".to_owned(), &range);
            }
            _ => self.contracted(&lower, &range),
        }
    }

    fn contracted(&mut self, lower: &str, range: &Range<usize>) {
        let long = |short: &str| match short {
            "n't" => Some("not"),
            "'m" => Some("am"),
            "'re" => Some("are"),
            "'ve" => Some("have"),
            "'ll" => Some("will"),
            "'d" => Some("'d"),
            "'s" => Some("'s"),
            _ => None,
        };
        let at = match lower.strip_suffix("n't") {
            Some(stem) => Some(stem.len()),
            None => lower.find('\''),
        };
        let parts = at.and_then(|at| Some((lower.get(..at)?, long(lower.get(at..)?)?)));
        match parts {
            Some((stem, end)) => self.push_all(&[stem, end], range),
            None => self.number_or_word(lower, range),
        }
    }

    /// Number words below a hundred are numbers.
    fn number_or_word(&mut self, lower: &str, range: &Range<usize>) {
        let Some(number) = number_named(lower) else { return self.push(lower.to_owned(), range) };
        let tens = self.words.last().and_then(|word| word.text.parse::<u32>().ok());
        if let Some(tens) = tens.filter(|tens| (20..100).contains(tens) && tens % 10 == 0 && (1..10).contains(&number))
        {
            let before = self.words.pop().map_or(range.start, |word| word.range.start);
            return self.push((tens + number).to_string(), &(before..range.end));
        }
        self.push(number.to_string(), range);
    }

    fn push_all(&mut self, texts: &[&str], range: &Range<usize>) {
        texts.iter().for_each(|text| self.push((*text).to_owned(), range));
    }

    fn push(&mut self, text: String, range: &Range<usize>) {
        let weight = match LIGHT.get(&text) {
            Some("light") => Weight::Light,
            Some(_) => Weight::Nothing,
            None => Weight::Full,
        };
        let before = std::mem::replace(&mut self.before, Break::None);
        self.words.push(Word { text, range: range.clone(), before, weight });
    }
}

/// The number that a word names, below a hundred.
fn number_named(word: &str) -> Option<u32> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = (0..).zip(SMALL).find(|(_, name)| *name == word).map(|(number, _)| number);
    small.or_else(|| (2..).zip(TENS).find(|(_, name)| *name == word).map(|(tens, _)| 10 * tens))
}

/// Whether a word is part of a number that is written in words.
pub(super) fn names_number(word: &str) -> bool {
    const SCALES: [&str; 8] = ["billion", "couple", "dozen", "half", "hundred", "million", "thousand", "trillion"];
    SCALES.contains(&word) || SCALES.contains(&word.trim_end_matches('s'))
}

/// British and American spelling as one.
fn folded(word: &str) -> String {
    let mut word = word.replace("our", "or").replace("ll", "l").replace("ogue", "og").replace("ae", "e");
    for (british, american) in [("is", "iz"), ("ys", "yz")] {
        for ending in ["e", "ed", "es", "er", "ers", "ing", "ation", "ations"] {
            if let Some(stem) = word.strip_suffix(ending).and_then(|stem| stem.strip_suffix(british)) {
                word = format!("{stem}{american}{ending}");
            }
        }
    }
    for (british, american) in [("tre", "ter"), ("tres", "ters"), ("ence", "ense"), ("mme", "m"), ("mmes", "ms")] {
        if let Some(stem) = word.strip_suffix(british) {
            word = format!("{stem}{american}");
        }
    }
    match &*word {
        "grey" => "gray".to_owned(),
        "tyre" => "tire".to_owned(),
        "tyres" => "tires".to_owned(),
        "towards" => "toward".to_owned(),
        "whilst" => "while".to_owned(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        read(text, 0..text.len(), Break::None, &mut words);
        words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(LIGHT.is_sorted());
    }

    #[test]
    fn words_are_read_in_full() {
        assert_eq!(texts("We don’t pay twenty-five per cent."), ["we", "do", "not", "pay", "25", "percent"]);
        assert_eq!(texts("It’s 1,000 [Swedish] kronor"), ["it", "'s", "1000", "kronor"]);
    }

    #[test]
    fn spelling_is_no_difference() {
        for (a, b) in [("colour", "color"), ("organised", "organized"), ("centre", "center"), ("travelled", "traveled")]
        {
            assert_eq!(folded(a), folded(b));
        }
    }
}
