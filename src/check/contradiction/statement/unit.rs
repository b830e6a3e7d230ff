//! The units of a sentence: what can be compared with something in another sentence.

use std::ops::Range;

use crate::check::contradiction::lexicon::{Class, Facts, LIGHT_WORDS};
use crate::meaning::mention::EntityId;
use crate::meaning::quantity::ordinal_named;
use crate::meaning::{Tree, denies, is};
use crate::syntax::Word;

/// What a unit is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A name, of one or more words.
    Name,
    /// An expression of time, by its number in the article.
    Time(usize),
    /// A number with what bounds it, by its number among those of the sentence.
    Amount(usize),
    /// Which of a row, from 1.
    Ordinal(u32),
    /// A pronoun.
    Pronoun,
    /// A word.
    Word,
}

/// What a unit is to the one it hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// It hangs on none.
    Top,
    /// Who or what does it.
    Subject,
    /// To whom or what it is done.
    Object,
    /// Where, when, how, with whom.
    Oblique,
    /// The infinitive or clause that completes a verb.
    Complement,
    /// Which one, of what kind, whose, how many.
    Modifier,
    /// The other name for it.
    Apposition,
    /// A clause that says more.
    Clause,
    /// How, in one word.
    Adverb,
    /// One more of the same.
    Conjunct,
    /// Anything else.
    Other,
}

impl Slot {
    fn of(word: Word<'_>) -> Self {
        match word.deprel() {
            "root" => Slot::Top,
            "nsubj" | "csubj" | "nsubj:outer" | "obl:agent" => Slot::Subject,
            "obj" | "iobj" | "nsubj:pass" | "csubj:pass" => Slot::Object,
            "obl" | "obl:unmarked" | "obl:tmod" | "obl:npmod" => Slot::Oblique,
            "xcomp" | "ccomp" => Slot::Complement,
            "amod" | "nummod" | "compound" | "nmod" | "nmod:poss" | "nmod:unmarked" | "nmod:desc" | "flat" | "det" => {
                Slot::Modifier
            }
            "appos" => Slot::Apposition,
            "acl" | "acl:relcl" | "advcl" | "advcl:relcl" | "parataxis" => Slot::Clause,
            "advmod" => Slot::Adverb,
            "conj" => Slot::Conjunct,
            _ => Slot::Other,
        }
    }
}

/// A unit: a name, a time, a number, or a word that means something by itself.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The number of its head among the words of the sentence.
    pub head: usize,
    /// Its words, from the first to behind the last.
    pub words: Range<usize>,
    /// What it is made of.
    pub content: Content,
    /// The class of its head.
    pub class: Class,
    /// What it is compared by: the lemma, or the words of a name, in lower case.
    pub key: Box<str>,
    /// Whom or what it names or means.
    pub entity: Option<EntityId>,
    /// The unit that it hangs on.
    pub parent: Option<usize>,
    /// What it is to that.
    pub slot: Slot,
    /// The prepositions or the conjunction before it.
    pub case: Box<str>,
    /// Whether it is denied: `did not arrive`, `without a fight`.
    pub negative: bool,
    /// What the lists know of it.
    pub facts: Facts,
}

impl Unit {
    /// The unit of some words; it hangs on none yet, and nothing denies it.
    pub fn of(tree: &Tree<'_>, words: Range<usize>, content: Content, entity: Option<EntityId>) -> Option<Self> {
        let all = || words.clone().filter_map(|index| tree.parse().word(index));
        // The highest in the tree: so units hang on higher ones only, and not on one another in a ring.
        let depth = |word: &Word<'_>| std::iter::successors(Some(*word), |word| tree.head(*word)).count();
        let head = all().min_by_key(depth)?;
        let hyphenated = words.len() > 1 && content == Content::Word;
        let lower = |separator: &str| all().map(|word| word.form().to_lowercase()).collect::<Vec<_>>().join(separator);
        let key = match content {
            Content::Pronoun | Content::Word if !hyphenated => head.lemma().to_lowercase(),
            Content::Word => lower(""),
            _ => lower(" "),
        };
        let class = match head.upos() {
            "VERB" => Class::Verb,
            _ if hyphenated => Class::Adjective,
            "NOUN" => Class::Noun,
            "ADJ" => Class::Adjective,
            "ADV" => Class::Adverb,
            _ => Class::Other,
        };
        let facts = match content {
            Content::Word if hyphenated => Facts::of(class, &key, &key),
            Content::Word => Facts::of(class, &key, &head.form().to_lowercase()),
            _ => Facts::default(),
        };
        // `When` and `whenever` are adverbs to the parser.
        let joins = |word: &Word<'_>| is(*word, &["case", "mark"]) || word.xpos() == "WRB" && is(*word, &["advmod"]);
        let cases = tree.dependents(head).filter(|word| joins(word) && word.index() < head.index());
        let case = cases.map(|word| word.form().to_lowercase()).collect::<Vec<_>>().join(" ");
        let slot = match Slot::of(head) {
            _ if is_renamed(tree, head) => Slot::Apposition,
            Slot::Oblique if case == "by" && content == Content::Name => Slot::Subject,
            slot => slot,
        };
        let (key, case) = (key.into(), case.into());
        let head = head.index();
        Some(Self { head, words, content, class, key, entity, parent: None, slot, case, negative: false, facts })
    }
}

impl Content {
    /// What a word that is in no group is by itself; none if it means nothing by itself.
    pub fn of(word: Word<'_>) -> Option<Self> {
        let lower = word.form().to_lowercase();
        let ordinal = || matches!(word.upos(), "ADJ" | "ADV" | "NOUN").then(|| ordinal_named(&lower)).flatten();
        match word.upos() {
            "PROPN" => Some(Content::Name),
            "PRON" if matches!(word.xpos(), "PRP" | "PRP$") => Some(Content::Pronoun),
            "ADV" if LIGHT_WORDS.has(&lower) || denies(&lower) || is(word, &["mark", "cc", "case"]) => None,
            "NOUN" | "ADJ" | "ADV" => Some(ordinal().map_or(Content::Word, Content::Ordinal)),
            "VERB" | "NUM" => Some(Content::Word),
            _ => None,
        }
    }
}

/// Whether a noun between commas after a name says what its bearer is, which the parser may take for one more of a list:
/// `Ada Holm, niece of the judge`.
fn is_renamed(tree: &Tree<'_>, word: Word<'_>) -> bool {
    let Some(name) = tree.head(word).filter(|head| head.upos() == "PROPN" && is(word, &["conj"])) else { return false };
    let mut members = tree.dependents(name).filter(|member| is(*member, &["conj"]));
    word.upos() == "NOUN" && members.all(|member| tree.dependent(member, &["cc"]).is_none())
}
