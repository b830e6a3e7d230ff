//! Words that tell whether a claim is worth a check. Each list is sorted, in lower case.

/// Whether a list has a word, in capitals or not.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
        || word.bytes().any(|byte| byte.is_ascii_uppercase())
            && list.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Pronouns, and possessives, that stand for somebody or something told elsewhere.
pub(super) const STANDING_FOR: &[&str] =
    &["he", "her", "hers", "his", "it", "its", "she", "that", "their", "theirs", "these", "they", "this", "those"];

/// Those of them that stand for nothing where a noun follows: `this study`.
pub(super) const POINTING: &[&str] = &["that", "these", "this", "those"];

/// Pronouns, and possessives, of who speaks and whom he speaks to.
pub(super) const SPEAKING: &[&str] = &["i", "mine", "my", "our", "ours", "us", "we", "y'all", "you", "your", "yours"];

/// Comparatives that compare nothing: of time, and those that are parts of set phrases.
pub(super) const NO_COMPARISON: &[&str] =
    &["earlier", "earliest", "farther", "former", "further", "later", "latest", "latter", "longer", "sooner"];

/// Verbs that say by how much, or that something is more than something else.
pub(super) const COMPARING: &[&str] = &[
    "decrease",
    "double",
    "dwindle",
    "exceed",
    "halve",
    "increase",
    "outnumber",
    "outpace",
    "outperform",
    "outstrip",
    "outweigh",
    "plummet",
    "quadruple",
    "rank",
    "shrink",
    "skyrocket",
    "surpass",
    "treble",
    "triple",
];

/// Predicates that tell the cause of something.
pub(super) const CAUSING: &[&str] =
    &["cause", "contribute to", "cure", "lead to", "provoke", "result from", "result in", "stem from", "trigger"];

/// Words that judge: adjectives, and nouns that somebody or something is called by.
pub(super) const JUDGING: &[&str] = &[
    "absurd",
    "amazing",
    "appalling",
    "awesome",
    "awful",
    "bad",
    "beautiful",
    "best",
    "better",
    "brave",
    "brilliant",
    "careless",
    "charming",
    "clever",
    "courageous",
    "cowardly",
    "crazy",
    "cruel",
    "delicious",
    "delightful",
    "deplorable",
    "despicable",
    "disappointing",
    "disaster",
    "disgrace",
    "disgraceful",
    "disgusting",
    "dreadful",
    "dull",
    "elegant",
    "embarrassing",
    "excellent",
    "exciting",
    "extraordinary",
    "fabulous",
    "fair",
    "fantastic",
    "fine",
    "foolish",
    "fortunate",
    "frightening",
    "fun",
    "funny",
    "genius",
    "glorious",
    "good",
    "gorgeous",
    "great",
    "happy",
    "hero",
    "heroic",
    "hideous",
    "honest",
    "honorable",
    "honourable",
    "hopeful",
    "horrible",
    "horrific",
    "hypocritical",
    "idiot",
    "idiotic",
    "immoral",
    "impressive",
    "incredible",
    "incredibly",
    "inspiring",
    "interesting",
    "intriguing",
    "irresponsible",
    "joke",
    "laughable",
    "lovely",
    "ludicrous",
    "magnificent",
    "marvellous",
    "marvelous",
    "mess",
    "naive",
    "nasty",
    "nice",
    "outrageous",
    "outstanding",
    "pathetic",
    "perfect",
    "pleasant",
    "proud",
    "reasonable",
    "reckless",
    "remarkable",
    "ridiculous",
    "right",
    "sad",
    "scandalous",
    "scary",
    "shame",
    "shameful",
    "shocking",
    "silly",
    "smart",
    "splendid",
    "stunning",
    "stupid",
    "superb",
    "surprising",
    "terrible",
    "terrific",
    "terrifying",
    "tragedy",
    "tragic",
    "troubling",
    "ugly",
    "unacceptable",
    "unbelievable",
    "unfair",
    "unfortunate",
    "unreasonable",
    "unwise",
    "weird",
    "wise",
    "wonderful",
    "worse",
    "worst",
    "wrong",
];

/// Verbs by which something looks like what completes them.
pub(super) const SEEMING: &[&str] = &["feel", "look", "seem", "sound"];

/// Verbs of gestures and of what is done all day.
pub(super) const TRIVIAL: &[&str] = &[
    "blink", "blush", "breathe", "chuckle", "clap", "cough", "cry", "dress", "frown", "gaze", "gesture", "giggle",
    "glance", "grimace", "grin", "groan", "hug", "joke", "laugh", "listen", "look", "nod", "pause", "pose", "shrug",
    "sigh", "sip", "sit", "sleep", "smile", "smirk", "stare", "walk", "wave", "wear", "weep", "whisper", "wink",
    "yawn",
];

/// What such a verb may go with.
pub(super) const WAYS: &[&str] = &["around", "at", "down", "in", "on", "to", "up"];

/// Auxiliaries of the past and the perfect.
pub(super) const PAST_AUXILIARIES: &[&str] = &["'ve", "had", "has", "have", "was", "were", "’ve"];

/// Verbs of answering: who doesn't has told nothing.
pub(super) const ANSWERING: &[&str] = &["answer", "comment", "elaborate", "reply", "respond"];

/// Verbs of not doing so.
pub(super) const DECLINING: &[&str] = &["decline", "fail", "refuse"];

/// Subjects that are anybody.
pub(super) const ANYBODY: &[&str] = &[
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "everything",
    "many",
    "most",
    "nobody",
    "nothing",
    "one",
    "others",
    "people",
    "some",
    "somebody",
    "someone",
    "something",
    "things",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        let lists = [
            STANDING_FOR,
            SPEAKING,
            NO_COMPARISON,
            COMPARING,
            CAUSING,
            JUDGING,
            SEEMING,
            TRIVIAL,
            WAYS,
            PAST_AUXILIARIES,
            POINTING,
            ANSWERING,
            DECLINING,
            ANYBODY,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
