//! The units of a sentence: what can be compared with something in another sentence.

use std::ops::Range;

use crate::article::Span;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::{Class, Facts, implied};
use crate::meaning::mention::{EntityId, MentionKind};
use crate::meaning::quantity::{Kind, Quantity, quantities};
use crate::meaning::{Polarity, Tree, fails, is, polarity};
use crate::syntax::{Sentence, Word};

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

/// The units of a sentence.
pub struct Scene<'a> {
    /// The sentence.
    pub sentence: Sentence<'a>,
    /// Its parse, as a tree.
    pub tree: Tree<'a>,
    /// The units, in the order of their heads.
    pub units: Vec<Unit>,
    /// The numbers of the sentence.
    pub amounts: Vec<Quantity>,
    /// The unit of each word.
    of_word: Vec<Option<usize>>,
    /// What hangs on each unit.
    children: Vec<Vec<usize>>,
}

/// Sentences of more words are lists, or no sentences; laying them beside each other takes time.
const LONGEST: usize = 120;

/// Words that say no more than that it is so.
const LIGHT: &[&str] = &[
    "also",
    "actually",
    "alone",
    "altogether",
    "already",
    "both",
    "either",
    "even",
    "further",
    "furthermore",
    "gradually",
    "however",
    "indeed",
    "instead",
    "just",
    "meanwhile",
    "moreover",
    "now",
    "quite",
    "really",
    "respectively",
    "so",
    "soon",
    "still",
    "then",
    "thereby",
    "therefore",
    "though",
    "thus",
    "too",
    "unfortunately",
    "very",
    "which",
    "who",
    "that",
    "there",
    "whose",
];

impl<'a> Scene<'a> {
    /// The units of a sentence of an article; none without a parse.
    pub fn of(article: &ClaimedArticle<'a>, sentence: Sentence<'a>) -> Option<Self> {
        let parse = article.parses.get(sentence.id()).filter(|parse| parse.words().len() <= LONGEST)?;
        let tree = Tree::of(parse);
        let count = parse.words().len();
        let mut scene = Scene {
            sentence,
            tree,
            units: Vec::new(),
            amounts: quantities(parse),
            of_word: vec![None; count],
            children: Vec::new(),
        };
        let mut groups = Groups { content: vec![None; count] };
        scene.mark_times(article, &mut groups);
        scene.mark_amounts(&mut groups);
        let mentions = scene.mark_names(article, &mut groups);
        scene.mark_hyphenated(&mut groups);
        scene.add_units(&groups, &mentions);
        scene.join();
        scene.deny();
        Some(scene)
    }

    /// The place of a unit in the article.
    pub fn span(&self, unit: usize) -> Span {
        let words = &self.units[unit].words;
        self.span_of_words(words.start, words.end - 1)
    }

    /// The place from one word to another in the article.
    pub fn span_of_words(&self, first: usize, last: usize) -> Span {
        let range = |index: usize| self.tree.parse().word(index).map(Word::range).unwrap_or_default();
        self.sentence.span_of(range(first).start..range(last).end)
    }

    /// The unit that a word belongs to.
    pub fn unit_of(&self, word: Word<'_>) -> Option<usize> {
        self.of_word.get(word.index()).copied().flatten()
    }

    /// The head of a unit.
    pub fn head(&self, unit: usize) -> Option<Word<'a>> {
        self.tree.parse().word(self.units[unit].head)
    }

    /// A unit and all below it without what `cut` holds for, those above before those below.
    pub fn below(&self, top: usize, cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let (mut found, mut at) = (vec![top], 0);
        while let Some(&unit) = found.get(at) {
            found.extend(self.children[unit].iter().filter(|child| !cut(**child)));
            at += 1;
        }
        found
    }

    fn mark_times(&self, article: &ClaimedArticle<'_>, groups: &mut Groups) {
        let times = article.partition.times();
        let first = times.expressions.partition_point(|time| time.span.start() < self.sentence.span().start());
        let inside = times.expressions[first..].iter().take_while(|time| self.sentence.span().contains(time.span));
        for (number, time) in (first..).zip(inside) {
            if time.interval.is_none() {
                continue;
            }
            for word in self.words_at(time.span) {
                groups.content[word] = Some((Content::Time(number), number));
            }
        }
    }

    fn mark_amounts(&self, groups: &mut Groups) {
        for (number, amount) in self.amounts.iter().enumerate() {
            let inside =
                |word: &Word<'_>| word.range().start >= amount.range().start && word.range().end <= amount.range().end;
            let words: Vec<Word<'_>> = self.tree.parse().words().filter(inside).collect();
            if amount.kind() == Kind::Ordinal {
                continue;
            }
            let counts = |word: &Word<'_>| matches!(word.upos(), "NUM" | "SYM");
            let Some(last) = words.iter().rposition(counts) else { continue };
            // The unit of a measure belongs to it; what is counted stands for itself.
            let measure =
                matches!(amount.kind(), Kind::Measure | Kind::Money | Kind::Percentage | Kind::PercentagePoints);
            let last = if measure { words.len() - 1 } else { last };
            for word in &words[..=last] {
                if groups.content[word.index()].is_none() {
                    groups.content[word.index()] = Some((Content::Amount(number), number));
                }
            }
        }
    }

    /// Marks names, and gives whom or what each word at the head of a mention means.
    fn mark_names(
        &self,
        article: &ClaimedArticle<'_>,
        groups: &mut Groups,
    ) -> Vec<Option<(EntityId, MentionKind, bool)>> {
        let mut meant = vec![None; groups.content.len()];
        let mentions = article.partition.mentions();
        for (number, mention) in mentions.mentions_in(self.sentence.span()).iter().enumerate() {
            if let Some(slot) = meant.get_mut(mention.head)
                && let Some(entity) = mention.entity
            {
                let named = mentions.entity(entity).is_some_and(|entity| entity.named);
                *slot = Some((entity, mention.kind, named));
            }
            if mention.kind == MentionKind::Name {
                for word in self.words_at(mention.span) {
                    if groups.content[word].is_none() {
                        groups.content[word] = Some((Content::Name, number));
                    }
                }
            }
        }
        meant
    }

    /// Words joined by hyphens are one: `well-preserved`, `nuclear-powered`.
    fn mark_hyphenated(&self, groups: &mut Groups) {
        let words: Vec<Word<'_>> = self.tree.parse().words().collect();
        for (at, three) in words.windows(3).enumerate() {
            let [first, hyphen, last] = three else { continue };
            let joined = matches!(hyphen.form(), "-" | "‐" | "‑") && !first.space_after() && !hyphen.space_after();
            let free = |index: usize| groups.content[index].is_none();
            let lower = |word: &Word<'_>| word.form().starts_with(char::is_lowercase);
            if joined && lower(first) && lower(last) && free(at) && free(at + 2) {
                (at..at + 3).for_each(|index| groups.content[index] = Some((Content::Word, at)));
            }
        }
    }

    /// The numbers of the words that lie in a place.
    fn words_at(&self, place: Span) -> Vec<usize> {
        let words = self.tree.parse().words();
        words
            .filter(|word| word.upos() != "PUNCT" && place.contains(self.sentence.span_of(word.range())))
            .map(Word::index)
            .collect()
    }

    fn add_units(&mut self, groups: &Groups, meant: &[Option<(EntityId, MentionKind, bool)>]) {
        let parse = self.tree.parse();
        for word in parse.words() {
            let group = groups.content[word.index()];
            if let Some(group) = group
                && let Some(last) = self.units.last_mut()
                && word.index() > 0
                && groups.content[last.words.end - 1] == Some(group)
                && (last.words.end..word.index())
                    .all(|between| parse.word(between).is_some_and(|word| word.upos() == "PUNCT"))
            {
                // One more word of the same.
                last.words.end = word.index() + 1;
                self.of_word[word.index()] = Some(self.units.len() - 1);
                continue;
            }
            if group.is_none() && !is_content(word) {
                continue;
            }
            let content = match group {
                Some((content, _)) => content,
                None if word.upos() == "PROPN" => Content::Name,
                None if word.upos() == "PRON" => Content::Pronoun,
                None if ordinal(word).is_some() => Content::Ordinal(ordinal(word).unwrap_or_default()),
                None => Content::Word,
            };
            self.of_word[word.index()] = Some(self.units.len());
            self.units.push(Unit {
                head: word.index(),
                words: word.index()..word.index() + 1,
                content,
                class: Class::Other,
                key: "".into(),
                entity: None,
                parent: None,
                slot: Slot::Other,
                case: "".into(),
                negative: false,
                facts: Facts::default(),
            });
        }
        for unit in 0..self.units.len() {
            self.describe(unit, meant);
        }
    }

    fn describe(&mut self, at: usize, meant: &[Option<(EntityId, MentionKind, bool)>]) {
        let parse = self.tree.parse();
        let range = self.units[at].words.clone();
        let words = || range.clone().filter_map(|index| parse.word(index));
        // The highest in the tree: so units hang on higher ones only, and not on one another in a ring.
        let depth = |word: &Word<'_>| std::iter::successors(Some(*word), |word| self.tree.head(*word)).count();
        let Some(head) = words().min_by_key(depth) else { return };
        let key = match self.units[at].content {
            Content::Name | Content::Time(_) | Content::Amount(_) | Content::Ordinal(_) => {
                words().map(|word| word.form().to_lowercase()).collect::<Vec<_>>().join(" ")
            }
            Content::Word if range.len() > 1 => words().map(|word| word.form().to_lowercase()).collect(),
            Content::Pronoun | Content::Word => head.lemma().to_lowercase(),
        };
        let hyphenated = range.len() > 1 && self.units[at].content == Content::Word && head.upos() != "VERB";
        let class = match head.upos() {
            _ if hyphenated => Class::Adjective,
            "NOUN" => Class::Noun,
            "VERB" => Class::Verb,
            "ADJ" => Class::Adjective,
            "ADV" => Class::Adverb,
            _ => Class::Other,
        };
        let cases =
            self.tree.dependents(head).filter(|word| is(*word, &["case", "mark"]) && word.index() < head.index());
        let case: Vec<String> = cases.map(|word| word.form().to_lowercase()).collect();
        let form = head.form().to_lowercase();
        let facts = match self.units[at].content {
            Content::Word => Facts::of(class, &key, if range.len() > 1 { &key } else { &form }),
            _ => Facts::default(),
        };
        let meant = range.clone().rev().find_map(|index| meant.get(index).copied().flatten());
        let unit = &mut self.units[at];
        unit.head = head.index();
        unit.class = class;
        unit.entity =
            meant.filter(|(_, kind, named)| *named || *kind == MentionKind::Pronoun).map(|(entity, ..)| entity);
        unit.slot = if is_renamed(&self.tree, head) { Slot::Apposition } else { Slot::of(head) };
        unit.case = case.join(" ").into();
        if unit.slot == Slot::Oblique && &*unit.case == "by" && unit.content == Content::Name {
            unit.slot = Slot::Subject;
        }
        unit.key = key.into();
        unit.facts = facts;
    }

    /// Hangs each unit on another: through words that are none.
    fn join(&mut self) {
        self.children = vec![Vec::new(); self.units.len()];
        for at in 0..self.units.len() {
            let mut above = self.head(at).and_then(|head| self.tree.head(head));
            while let Some(word) = above {
                if let Some(parent) = self.unit_of(word).filter(|parent| *parent != at) {
                    self.units[at].parent = Some(parent);
                    self.children[parent].push(at);
                    break;
                }
                above = self.tree.head(word);
            }
        }
    }

    fn deny(&mut self) {
        // Those above first: `refused to sail` denies that somebody sailed.
        let tops: Vec<usize> = (0..self.units.len()).filter(|unit| self.units[*unit].parent.is_none()).collect();
        let order: Vec<usize> = tops.into_iter().flat_map(|top| self.below(top, |_| false)).collect();
        for at in order {
            let Some(head) = self.head(at) else { continue };
            let predicate = head.upos() == "VERB" || self.tree.dependent(head, &["cop"]).is_some();
            let without = self.units[at].case.split(' ').any(|case| case == "without");
            let denied = predicate && {
                let words = self.tree.below(head, |_| false);
                (polarity(&self.tree, head, &words) == Polarity::Negative) != fails(&self.tree, head)
            };
            let former = predicate && self.children[at].iter().any(|child| &*self.units[*child].key == "former");
            let above =
                self.units[at].parent.filter(|_| self.units[at].slot == Slot::Complement && head.xpos() == "VB");
            let above = above.map(|above| &self.units[above]);
            let refused = above.is_some_and(|above| implied(&above.key, above.negative) == Some(false));
            self.units[at].negative = ((denied != former) != refused) || without;
        }
    }
}

/// The names, times and numbers that words belong to.
struct Groups {
    content: Vec<Option<(Content, usize)>>,
}

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Whether a noun between commas after a name says what its bearer is, which the parser may take for one more of a list:
/// `Ada Holm, niece of the judge`.
fn is_renamed(tree: &Tree<'_>, word: Word<'_>) -> bool {
    let Some(name) = tree.head(word).filter(|head| head.upos() == "PROPN" && is(word, &["conj"])) else { return false };
    let mut members = tree.dependents(name).filter(|member| is(*member, &["conj"]));
    word.upos() == "NOUN" && members.all(|member| tree.dependent(member, &["cc"]).is_none())
}

/// Which of a row a word says, from 1: `third`, `21st`.
fn ordinal(word: Word<'_>) -> Option<u32> {
    let form = word.form().to_lowercase();
    let listed = ORDINALS.iter().position(|ordinal| *ordinal == form);
    let figures = || ["st", "nd", "rd", "th"].iter().find_map(|end| form.strip_suffix(end)?.parse().ok());
    let number = listed.and_then(|at| u32::try_from(at + 1).ok()).or_else(figures)?;
    matches!(word.upos(), "ADJ" | "ADV" | "NOUN").then_some(number)
}

fn is_content(word: Word<'_>) -> bool {
    let lower = word.form().to_lowercase();
    match word.upos() {
        "NOUN" | "PROPN" | "VERB" | "ADJ" | "NUM" => true,
        "PRON" => matches!(
            &*lower,
            "he" | "she"
                | "it"
                | "they"
                | "him"
                | "her"
                | "them"
                | "his"
                | "its"
                | "their"
                | "himself"
                | "herself"
                | "itself"
                | "themselves"
                | "i"
                | "we"
                | "you"
        ),
        "ADV" => {
            !LIGHT.contains(&&*lower)
                && !crate::meaning::denies(&lower)
                && !matches!(word.deprel(), "mark" | "cc" | "case")
        }
        _ => false,
    }
}
