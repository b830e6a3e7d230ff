//! What two clauses that were laid beside each other differ in, and whether they speak of the same at all.

use super::align::Alignment;
use super::clause::{Clause, is_condition, is_strict_condition};
use super::recurrence::{Recurrence, recurrence};
use super::scene::Scene;
use super::tense::{Tense, tense};
use super::unit::{Content, Slot, Unit};
use crate::article::{Article, Span};
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::lexicon::{Class, TURNING_WORDS};
use crate::meaning::mention::Entity;
use crate::meaning::{Certainty, Modality, PublicationDay, TimeInterval, is};
use crate::syntax::Word;

/// Two clauses that are put forward by the same source in the same way.
pub struct Comparison<'c, 'a> {
    /// Their articles, which may be one.
    articles: [&'c ClaimedArticle<'a>; 2],
    /// The clauses beside each other.
    pub alignment: &'c Alignment,
    /// Their sentences.
    pub scenes: [&'c Scene<'a>; 2],
}

impl<'c, 'a> Comparison<'c, 'a> {
    /// Two clauses, if one source puts both forward in the same way, at the same time.
    pub fn of(
        articles: [&'c ClaimedArticle<'a>; 2],
        alignment: &'c Alignment,
        scenes: [&'c Scene<'a>; 2],
    ) -> Option<Self> {
        let compared = Self { articles, alignment, scenes };
        let [first, second] = &alignment.clauses;
        let sure = |modality: Modality| matches!(modality, Modality::Asserted | Modality::Expected | Modality::Alleged);
        let same = first.modality == second.modality && sure(first.modality);
        let quarantined = (0..2).any(|side| articles[side].is_unusable(compared.span(side)));
        let definite = (0..2).all(|side| !compared.is_indefinite(side));
        (same
            && compared.same_subject()
            && !compared.is_conditional_in_one()
            && definite
            && !quarantined
            && compared.same_tense()
            && compared.same_source()
            && !compared.contrasts()
            && (compared.is_of_one_article() || compared.is_of_one_event()))
        .then_some(compared)
    }

    /// Whether the subjects are surely the same: none has what tells it from others and the other lacks, and it is known
    /// whom a pronoun means, where it matters.
    fn same_subject(&self) -> bool {
        let narrowed = |side: usize| {
            let scene = self.scenes[side];
            let (subject, head) = (self.clause(side).subject, self.clause(side).head);
            if scene.units[subject].content == Content::Name {
                return false;
            }
            let below = scene.below(subject, |unit| unit == head);
            let extra =
                self.alignment.extra[side].iter().any(|unit| below.contains(unit) && !self.is_harmless(side, *unit));
            let tells_apart =
                |unit: usize| below.contains(&unit) && !matches!(scene.units[unit].content, Content::Amount(_));
            extra || self.alignment.changed.iter().any(|units| tells_apart(units[side]))
        };
        let subjects = [0, 1].map(|side| &self.scenes[side].units[self.clause(side).subject]);
        let unknown = subjects.iter().all(|unit| unit.content == Content::Pronoun && unit.entity.is_none());
        let speaker = matches!(&*subjects[0].key, "i" | "we" | "you");
        let known = !unknown || self.is_verbatim() || !speaker && self.recurrence(0) == Recurrence::Once;
        !narrowed(0) && !narrowed(1) && known
    }

    /// Whether both clauses stand in the same article.
    pub fn is_of_one_article(&self) -> bool {
        std::ptr::eq(self.articles[0], self.articles[1])
    }

    /// Whether clauses of two articles tell of one event that is over: it happens only once, or both say when it was.
    /// What is so on one day need not be so on the next, and plans change.
    fn is_of_one_event(&self) -> bool {
        let over = |side: usize| {
            let clause = self.clause(side);
            clause.modality == Modality::Asserted
                && matches!(tense(self.scenes[side], clause), Some(Tense::Past | Tense::PastPerfect))
        };
        let known = |side: usize| {
            let subject = self.scenes[side].units[self.clause(side).subject].entity;
            subject.is_some_and(|subject| self.articles[side].name_of(subject).is_some())
        };
        let once = (0..2).all(|side| self.recurrence(side) == Recurrence::Once);
        let dated = || {
            let short = |units: &[usize; 2]| (0..2).all(|side| self.days(side, units[side]).is_some_and(is_short));
            self.alignment.matched.iter().any(short)
        };
        (0..2).all(|side| over(side) && known(side)) && (once || dated())
    }

    /// The days of a unit that tells a time, where they are told.
    pub fn days(&self, side: usize, unit: usize) -> Option<TimeInterval> {
        let Content::Time(number) = self.scenes[side].units[unit].content else { return None };
        let time = self.articles[side].partition.times().expressions.get(number)?;
        time.interval.filter(|_| time.certainty == Certainty::Told)
    }

    /// The article of a clause.
    pub fn article(&self, side: usize) -> &'c Article {
        self.articles[side].analysis.article()
    }

    /// When the article of a clause appeared.
    pub fn published(&self, side: usize) -> Option<&'c PublicationDay> {
        self.articles[side].partition.published()
    }

    /// Whom or what a unit names or means.
    pub fn entity(&self, side: usize, unit: usize) -> Option<&'c Entity> {
        self.articles[side].partition.mentions().entity(self.unit(side, unit).entity?)
    }

    /// The texts of the articles.
    pub fn texts(&self) -> [&'c str; 2] {
        [self.article(0).text(), self.article(1).text()]
    }

    /// Whether one of the sentences has a condition that the other lacks.
    fn is_conditional_in_one(&self) -> bool {
        let has = |side: usize| {
            let words = self.scenes[side].tree.parse().words();
            words
                .filter(|word| is(*word, &["mark"]))
                .any(|word| matches!(&*word.form().to_lowercase(), "if" | "unless"))
        };
        has(0) != has(1)
    }

    /// A unit of one of the clauses.
    pub fn unit(&self, side: usize, unit: usize) -> &'c Unit {
        &self.scenes[side].units[unit]
    }

    /// One of the clauses.
    pub fn clause(&self, side: usize) -> &'c Clause {
        &self.alignment.clauses[side]
    }

    /// The place of a clause, from its first word to its last, with the small words of its units.
    pub fn span(&self, side: usize) -> Span {
        const SMALL: &[&str] = &["det", "case", "mark", "aux", "aux:pass", "cop", "advmod", "nmod:poss", "cc:preconj"];
        let scene = self.scenes[side];
        let (mut first, mut last) = (usize::MAX, 0);
        for &unit in &self.clause(side).units {
            let words = &scene.units[unit].words;
            (first, last) = (first.min(words.start), last.max(words.end - 1));
            let Some(head) = scene.head(unit) else { continue };
            for small in scene.tree.dependents(head).filter(|word| is(*word, SMALL)) {
                let below = scene.tree.below(small, |_| false);
                // Not what joins the clause to another.
                let joins = unit == self.clause(side).head && is(small, &["mark"]);
                if scene.unit_of(small).is_none() && !joins {
                    first = first.min(below.first().copied().unwrap_or(first));
                    last = last.max(below.last().copied().unwrap_or(last));
                }
            }
        }
        scene.span_of_words(first, last)
    }

    /// The words of a unit as they read in the article.
    pub fn words(&self, side: usize, unit: usize) -> String {
        self.articles[side].analysis.words_at(self.scenes[side].span(unit))
    }

    /// Whether the subject is one of several: `a ship`, `some`.
    fn is_indefinite(&self, side: usize) -> bool {
        if self.is_verbatim() {
            return false;
        }
        let scene = self.scenes[side];
        let Some(head) = scene.head(self.clause(side).subject) else { return false };
        let indefinite = |word: Word<'_>| {
            let form = word.form().to_lowercase();
            is(word, &["det"]) && matches!(&*form, "a" | "an" | "any" | "another" | "some")
        };
        scene.tree.dependents(head).any(indefinite)
    }

    /// Whether both clauses only say what somebody or something with a name is.
    pub fn tells_what_it_is(&self) -> bool {
        (0..2).all(|side| {
            let clause = self.clause(side);
            clause.copular && self.is_covered(side) && self.scenes[side].units[clause.subject].entity.is_some()
        })
    }

    /// Whether the clauses are the same but for one unit, and long enough for that to be no accident.
    pub fn is_verbatim(&self) -> bool {
        const LONG: usize = 6;
        let whole = self.alignment.extra.iter().all(Vec::is_empty) && self.alignment.changed.len() <= 1;
        whole && self.weight() >= LONG && self.is_anchored()
    }

    /// The first of several numbers in which alone two clauses differ that are long, and the same but for them.
    pub fn changed_numbers(&self) -> Option<[usize; 2]> {
        const LONG: usize = 8;
        let number = |side: usize, unit: usize| matches!(self.unit(side, unit).content, Content::Amount(_));
        let whole = self.alignment.extra.iter().all(Vec::is_empty) && self.weight() >= LONG && self.denied().is_empty();
        let changed = &self.alignment.changed;
        let numbers =
            changed.len() > 1 && changed.iter().all(|[first, second]| number(0, *first) && number(1, *second));
        changed.first().filter(|_| whole && numbers).copied()
    }

    /// Whether a clause says what can be, and not what is.
    fn is_potential(&self, side: usize) -> bool {
        let scene = self.scenes[side];
        let Some(head) = scene.head(self.clause(side).head) else { return false };
        let can = |word: Word<'_>| is(word, &["aux"]) && matches!(&*word.lemma(), "can" | "could" | "may" | "might");
        scene.tree.dependents(head).any(can)
    }

    /// Whether the clauses share a name or a time besides what their subject is.
    pub fn is_anchored(&self) -> bool {
        let anchors = |[first, _]: &[usize; 2]| {
            let unit = &self.scenes[0].units[*first];
            unit.entity.is_some() && unit.content != Content::Pronoun
                || matches!(unit.content, Content::Name | Content::Time(_) | Content::Amount(_))
        };
        self.alignment.matched.iter().any(anchors)
    }

    /// How many units besides the subject are the same.
    pub fn weight_beside_subject(&self) -> usize {
        let subject = self.clause(0).subject;
        let below = self.scenes[0].below(subject, |unit| unit == self.clause(0).head);
        let counts = |[first, _]: &&[usize; 2]| {
            !below.contains(first) && self.scenes[0].units[*first].content != Content::Pronoun
        };
        self.alignment.matched.iter().filter(counts).count()
    }

    /// How often what a clause tells of can be so.
    pub fn recurrence(&self, side: usize) -> Recurrence {
        recurrence(self.scenes[side], self.clause(side))
    }

    /// Whether the clauses take place at times that can be one, by their tenses.
    fn same_tense(&self) -> bool {
        let tense = |side: usize| tense(self.scenes[side], self.clause(side));
        tense(0).zip(tense(1)).is_none_or(|(one, other)| one == other)
    }

    fn same_source(&self) -> bool {
        let source = |side: usize| {
            let head = self.clause(side).head;
            self.articles[side]
                .partition
                .source_of(self.scenes[side].span(head))
                .map(|found| found.source.to_lowercase())
        };
        source(0) == source(1)
    }

    /// Whether one of the clauses stands against the other on purpose: `but`, `while`, `later`.
    fn contrasts(&self) -> bool {
        let [earlier, later] = self.alignment.sentences;
        let has = |side: usize, wanted: &str| {
            self.scenes[side].tree.parse().words().any(|word| word.form().eq_ignore_ascii_case(wanted))
        };
        self.is_of_one_article()
            && later - earlier <= 1
            && TURNING_WORDS.words().any(|word| has(1, word) && !has(0, word))
    }

    /// Whether a unit adds nothing that could make the clause true of less: another name, a remark, a title.
    pub fn is_harmless(&self, side: usize, unit: usize) -> bool {
        let scene = self.scenes[side];
        let it = &scene.units[unit];
        if &*it.key == "former" {
            return true;
        }
        let of_name = it.parent.is_some_and(|parent| scene.units[parent].content == Content::Name);
        match it.slot {
            Slot::Apposition => !matches!(it.content, Content::Time(_)),
            Slot::Other => scene.head(unit).is_some_and(|word| is(word, &["discourse", "vocative"])),
            Slot::Clause => !is_condition(it),
            Slot::Modifier => of_name || it.content == Content::Pronoun,
            _ => it.content == Content::Pronoun,
        }
    }

    /// Whether a clause says nothing that the other doesn't speak of.
    pub fn is_covered(&self, side: usize) -> bool {
        self.alignment.extra[side].iter().all(|&unit| self.is_harmless(side, unit))
    }

    /// Whether what a clause says and the other doesn't only says more of what kind something is.
    pub fn is_covered_but_for_kind(&self, side: usize) -> bool {
        let extra = self.alignment.extra[side].iter();
        extra.copied().all(|unit| self.is_harmless(side, unit) || self.is_of_kind(side, unit))
    }

    /// Whether a unit only says of what kind something is: `attack submarine`.
    pub fn is_of_kind(&self, side: usize, unit: usize) -> bool {
        let it = &self.scenes[side].units[unit];
        let word = it.content == Content::Word && matches!(it.class, Class::Noun | Class::Adjective);
        it.slot == Slot::Modifier && it.case.is_empty() && word
    }

    /// Whether a clause tells when, and the other does not.
    pub fn has_lone_time(&self) -> bool {
        (0..2).any(|side| {
            let scene = self.scenes[side];
            let below = |&unit: &usize| scene.below(unit, |_| false);
            self.alignment.extra[side]
                .iter()
                .flat_map(below)
                .any(|unit| matches!(scene.units[unit].content, Content::Time(_)))
        })
    }

    /// The units in which alone the clauses differ, if nothing is denied in one of them only, and what they say is neither
    /// under a condition nor only possible.
    pub fn only_change(&self) -> Option<[usize; 2]> {
        let [units] = self.alignment.changed[..] else { return None };
        self.is_told(units).then_some(units)
    }

    /// Whether both clauses tell something of these units that can be held against each other: nothing is denied in one
    /// of them only, neither stands under a condition or says only what can be.
    pub fn is_told(&self, units: [usize; 2]) -> bool {
        let open = |side: usize| self.is_conditional(side, units[side]) || self.is_potential(side);
        !open(0) && !open(1) && self.denied().is_empty() && self.weight() >= 2
    }

    /// How many units are the same, without pronouns of which it is not known whom they mean.
    pub fn weight(&self) -> usize {
        let counts = |[first, _]: &&[usize; 2]| {
            let unit = &self.scenes[0].units[*first];
            unit.content != Content::Pronoun || unit.entity.is_some()
        };
        self.alignment.matched.iter().filter(counts).count()
    }

    /// Pairs of units that are the same or stand in the same place, of which one is denied and the other is not.
    pub fn denied(&self) -> Vec<[usize; 2]> {
        let [a, b] = self.scenes;
        let pairs = self.alignment.matched.iter().chain(&self.alignment.changed);
        let differ = |first: usize, second: usize| a.units[first].negative != b.units[second].negative;
        let found: Vec<[usize; 2]> = pairs.filter(|[first, second]| differ(*first, *second)).copied().collect();
        // What hangs on what is denied is denied with it: `refused to allow them to sail`.
        let above = |[first, second]: &[usize; 2]| {
            found
                .iter()
                .any(|[a_top, b_top]| a.units[*first].parent == Some(*a_top) && b.units[*second].parent == Some(*b_top))
        };
        found.iter().filter(|pair| !above(pair)).copied().collect()
    }

    /// Whether a unit stands in a condition.
    pub fn is_conditional(&self, side: usize, unit: usize) -> bool {
        let (scene, top) = (self.scenes[side], self.clause(side).head);
        let mut at = unit;
        while at != top {
            let it = &scene.units[at];
            if it.slot == Slot::Clause && is_strict_condition(it) {
                return true;
            }
            let Some(parent) = it.parent else { return false };
            at = parent;
        }
        false
    }
}

/// Whether a time is short enough for a thing of a kind to happen once in it.
fn is_short(days: TimeInterval) -> bool {
    const MONTH: i32 = 31;
    days.first.until(days.last).is_ok_and(|length| length.get_days() < MONTH)
}
