//! Whether a claim is worth a check, and why.
//!
//! The grade follows what fact-checkers look for. `ClaimBuster` (Hassan, Arslan, Li and Tremayne, KDD 2017) tells
//! check-worthy factual sentences from unimportant ones and from such as state no fact; the annotation scheme of Full
//! Fact (Konstantinovskiy, Price, Babakar and Zubiaga, 2021) names quantities, comparisons and causes as what is worth
//! a check, and personal experience and predictions as what is not; `CheckThat!` asks first whether a claim can be
//! verified at all.
//!
//! A claim is taken up by what a check can take hold of. Amounts, comparisons and causes are firm holds: they can be
//! looked up whoever says them. Names and times are holds only where it is also told whom the claim is about, and
//! where it says neither what anybody may think of it nor what is done all day. What is no statement of what is or was
//! has none.

mod lexicon;
mod sign;
#[cfg(test)]
mod tests;

pub(super) use sign::Signs;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckWorthiness, Context, QuantityRecord, TimeRecord};
use crate::meaning::Modality;

/// Why a claim is worth a check, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WorthReason {
    /// High: it tells an amount.
    Figures,
    /// High: it compares, or tells by how much something changed.
    Comparison,
    /// High: it says that something was the cause of something else.
    Causation,
    /// High: it names somebody or something.
    Named,
    /// High: it tells a day, a year or a length of time.
    Time,
    /// High: it tells of something that happened. Never the only reason.
    PastEvent,
    /// Low: another claim of its sentence says it with more.
    Repeated,
    /// Low: it judges.
    Opinion,
    /// Low: it tells of what is to come.
    Future,
    /// Low: it tells of what may be.
    Possible,
    /// Low: it holds only if something else does.
    Conditional,
    /// Low: gestures, greetings, refusals to comment.
    Trivial,
    /// Low: the speaker tells of himself or of whom he speaks to.
    Personal,
    /// Low: whom it is about is said by a pronoun, and isn't clear.
    Unresolved,
    /// Low: there is nothing in it that a check could take hold of.
    Vague,
}

impl WorthReason {
    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            WorthReason::Figures => "figures",
            WorthReason::Comparison => "comparison",
            WorthReason::Causation => "causation",
            WorthReason::Named => "named",
            WorthReason::Time => "time",
            WorthReason::PastEvent => "past-event",
            WorthReason::Repeated => "repeated",
            WorthReason::Opinion => "opinion",
            WorthReason::Future => "future",
            WorthReason::Possible => "possible",
            WorthReason::Conditional => "conditional",
            WorthReason::Trivial => "trivial",
            WorthReason::Personal => "personal",
            WorthReason::Unresolved => "unresolved",
            WorthReason::Vague => "vague",
        }
    }

    /// What of a modality speaks against a check.
    fn against(modality: Modality) -> Option<Self> {
        match modality {
            Modality::Asserted | Modality::Alleged | Modality::Denied => None,
            Modality::Expected => Some(WorthReason::Future),
            Modality::Possible => Some(WorthReason::Possible),
            Modality::Conditional => Some(WorthReason::Conditional),
            Modality::Opinion => Some(WorthReason::Opinion),
        }
    }
}

/// What is known of a claim when it is graded.
pub(super) struct Evidence<'a> {
    pub signs: Signs,
    /// Whether another claim of its sentence says it with more.
    pub repeated: bool,
    pub modality: Modality,
    /// What it is about, as it reads in the article.
    pub subject: Option<&'a str>,
    pub context: &'a [Context],
    pub time: Option<&'a TimeRecord>,
    pub quantities: &'a [QuantityRecord],
}

impl Evidence<'_> {
    /// The grade of the claim, and its reasons in the order in which they weigh; at least one.
    pub fn grade(&self) -> (CheckWorthiness, Vec<WorthReason>) {
        let gone = [self.repeated.then_some(WorthReason::Repeated), WorthReason::against(self.modality)];
        let gone: Vec<WorthReason> = gone.into_iter().flatten().collect();
        if !gone.is_empty() {
            return (CheckWorthiness::Low, gone);
        }
        let firm = [
            (self.tells_an_amount(), WorthReason::Figures),
            (self.signs.compares && !self.signs.judges, WorthReason::Comparison),
            (self.signs.causes, WorthReason::Causation),
        ];
        let slight = [
            (self.signs.names || self.context.iter().any(|context| context.resolved.is_some()), WorthReason::Named),
            (self.time.is_some_and(|time| time.value.contains(|ch: char| ch.is_ascii_digit())), WorthReason::Time),
        ];
        let but = [
            (self.signs.judges, WorthReason::Opinion),
            (self.signs.trivial, WorthReason::Trivial),
            (self.signs.personal, WorthReason::Personal),
            (self.is_unresolved(), WorthReason::Unresolved),
            (self.signs.anybody, WorthReason::Vague),
        ];
        let (firm, slight, but) = (those(&firm), those(&slight), those(&but));
        if firm.is_empty() && !but.is_empty() {
            return (CheckWorthiness::Low, but);
        }
        let mut reasons = [firm, slight].concat();
        if reasons.is_empty() {
            return (CheckWorthiness::Low, vec![WorthReason::Vague]);
        }
        reasons.extend(self.signs.past.then_some(WorthReason::PastEvent));
        (CheckWorthiness::High, reasons)
    }

    /// `One of the men` tells no amount of men.
    fn tells_an_amount(&self) -> bool {
        let one = |found: &QuantityRecord| found.text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("one"));
        self.quantities.iter().any(|found| found.value != 1.0 || !one(found))
    }

    /// Whether the subject is a pronoun, or somebody's whom a pronoun means, and the claim doesn't say who that is.
    fn is_unresolved(&self) -> bool {
        let mut words = self.subject.unwrap_or_default().split_whitespace();
        let Some(first) = words.next() else { return false };
        let stands = lexicon::holds(lexicon::STANDING_FOR, first)
            && (words.next().is_none() || !lexicon::holds(lexicon::POINTING, first));
        let told = |context: &Context| context.resolved.is_some() && context.text == first;
        stands && !self.context.iter().any(told)
    }
}

/// The reasons that hold.
fn those(reasons: &[(bool, WorthReason)]) -> Vec<WorthReason> {
    reasons.iter().filter(|(holds, _)| *holds).map(|(_, reason)| *reason).collect()
}
