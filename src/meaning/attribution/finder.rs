//! The attributions of an article, sentence after sentence.

use super::cue::{ADJECTIVES, Complement, Cue, NOUNS, VERBS};
use super::quotation::{Quotation, Quotations};
use super::scene::{Scene, Words, alone};
use super::source::Source;
use super::{Act, Attribution, AttributionKind, ContentForm, noun, phrase, quoting, speaker, verb};
use crate::article::Span;
use crate::syntax::{Analysis, MAX_WORDS, Parse, Sentence, Word};

/// An attribution in its sentence, by numbers of words.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The word that it was found by.
    pub word: usize,
    /// The lemma of the cue.
    pub lemma: String,
    /// What the source does.
    pub act: Act,
    /// What the content is.
    pub form: ContentForm,
    /// Whether quotations can belong to it.
    pub quotes: bool,
    /// Whom it is of.
    pub source: Source,
    /// The words of the cue.
    pub cue: Vec<Words>,
    /// The words of the content.
    pub content: Vec<Words>,
    /// The numbers of the quotations that are content.
    pub quotations: Vec<usize>,
}

impl Draft {
    /// The draft of a word of a list of cues.
    pub fn new(
        word: Word<'_>,
        cue: &Cue,
        act: Act,
        form: ContentForm,
        source: Source,
        at: Vec<Words>,
        content: Vec<Words>,
    ) -> Self {
        let quotes = cue.takes(Complement::Quote) && form == ContentForm::Clause;
        Self {
            word: word.index(),
            lemma: cue.lemma.to_owned(),
            act,
            form,
            quotes,
            source,
            cue: at,
            content,
            quotations: Vec::new(),
        }
    }

    /// The draft of a speaker who is named without a verb, next to a colon or dash.
    fn of_speaker(mark: usize, name: Words, content: Words, quotations: Vec<usize>) -> Self {
        Self {
            word: mark,
            lemma: ":".to_owned(),
            act: Act::Speech,
            form: ContentForm::Clause,
            quotes: true,
            source: Source { places: vec![name] },
            cue: alone(mark),
            content: vec![content],
            quotations,
        }
    }

    /// Whether it is the article that attributes. What speakers say of themselves and of others in quotations is theirs:
    /// of that only what others say counts.
    fn is_of_the_article(&self, scene: &Scene<'_>) -> bool {
        let speaker = |place: &Words| place.len() == 1 && ["you"].iter().any(|form| scene.reads(place.start, form));
        self.content.iter().any(|part| !part.is_empty())
            && !scene.is_quoted(self.word)
            && !self.source.places.iter().any(speaker)
    }

    /// Makes a quotation part of the content.
    pub fn take(&mut self, words: Words, quotation: usize) {
        self.extend(words);
        self.quotations.push(quotation);
    }

    /// Makes a stretch part of the content.
    pub fn extend(&mut self, words: Words) {
        self.content.push(words);
        self.content.sort_by_key(|part| part.start);
        let mut joined: Vec<Words> = Vec::with_capacity(self.content.len());
        for part in self.content.drain(..) {
            match joined.last_mut().filter(|last| part.start <= last.end) {
                Some(last) => last.end = last.end.max(part.end),
                None => joined.push(part),
            }
        }
        self.content = joined;
    }
}

/// Finds the attributions of an article, sentence by sentence.
///
/// ```
/// use claimbench::meaning::AttributionFinder;
/// use claimbench::syntax::Analyser;
/// use claimbench::{Article, ReadOptions, analyse};
///
/// let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
/// let text = b"\"We are ready,\" said Ana Ruiz. \"The port will open in May.\"".to_vec();
/// let analysis = analyse(Article::read("port.txt", text, &options)?);
/// let analyser = Analyser::embedded().ok_or("no model")?;
/// let mut finder = AttributionFinder::default();
/// for sentence in analysis.sentences() {
///     finder.read(sentence, Some(&analyser.parse(sentence.text())));
/// }
/// let found = finder.finish(&analysis);
/// assert_eq!((found[0].source.as_str(), found[0].cue.as_str()), ("Ana Ruiz", "say"));
/// assert_eq!(found[0].content_spans.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct AttributionFinder {
    quotations: Quotations,
    found: Vec<Found>,
    /// How many had been found before the last sentence.
    latest: usize,
    /// Who speaks on in this block: the number in `found`, and of the block.
    speaker: Option<(usize, usize)>,
    /// Who is to be quoted next, since the last sentence ended with a verb of speech and a colon.
    announced: Option<Announced>,
}

/// An attribution whose content follows in the next sentence.
struct Announced {
    found: Found,
    sentence: usize,
    block: usize,
}

/// An attribution with its place in the article.
struct Found {
    attribution: Attribution,
    /// The quotations that are content.
    quotations: Vec<usize>,
}

impl AttributionFinder {
    /// Reads the next sentence. Without a parse nothing is found in it but marks of quotation.
    pub fn read(&mut self, sentence: Sentence<'_>, parse: Option<&Parse<'_>>) {
        self.latest = self.found.len();
        let pieces = self.quotations.read(sentence);
        // What is longer is a list, a table or debris, and no sentence that can be trusted.
        let Some(parse) = parse.filter(|parse| parse.words().len() <= MAX_WORDS) else { return };
        let scene = Scene::of(parse, &pieces);
        let mut drafts: Vec<Draft> = scene.words.iter().filter_map(|word| draft(&scene, *word)).collect();
        quoting::tie(&scene, &mut drafts);
        self.resolve(sentence, &scene);
        self.speakers(sentence, &scene);
        self.announced = quoting::announced(&scene, &drafts).map(|draft| Announced {
            found: located(sentence, &scene, draft),
            sentence: sentence.id().0 as usize,
            block: sentence.block_number(),
        });
        let said = said_by_others(&scene, &drafts);
        let counts = |draft: &Draft| {
            draft.is_of_the_article(&scene)
                && (draft.form == ContentForm::Clause || said.get(draft.word) == Some(&false))
        };
        // In the record of a conversation, all is said by the speakers.
        if self.speaker.is_none_or(|(_, block)| block != sentence.block_number()) {
            self.found.extend(drafts.into_iter().filter(counts).map(|draft| located(sentence, &scene, draft)));
        }
    }

    /// Gives what was announced the quotation that opens this sentence, or the paragraph that begins with it.
    fn resolve(&mut self, sentence: Sentence<'_>, scene: &Scene<'_>) {
        let Some(Announced { mut found, sentence: last, block }) = self.announced.take() else { return };
        let next = last + 1 == sentence.id().0 as usize;
        let quoted = scene.quoted.first().filter(|quoted| !scene.has_word(&(0..quoted.words.start)));
        if let Some(quoted) = quoted.filter(|_| next) {
            found.quotations.push(quoted.quotation);
        } else if next && block != sentence.block_number() && scene.words.len() > 2 {
            found.attribution.content_spans.push(sentence.span());
            self.speaker = Some((self.found.len(), sentence.block_number()));
        } else {
            return;
        }
        found.attribution.kind = AttributionKind::Direct;
        self.found.push(found);
    }

    /// Speakers that are named without a verb.
    fn speakers(&mut self, sentence: Sentence<'_>, scene: &Scene<'_>) {
        let block = sentence.block_number();
        if let Some((name, colon)) = speaker::before(scene) {
            let content = scene.trimmed(colon + 1..scene.words.len());
            let runs_on = speaker::is_in_capitals(scene, &name);
            let quotations =
                scene.quoted.iter().filter(|quoted| quoted.words.start > colon).map(|quoted| quoted.quotation);
            let draft = Draft::of_speaker(colon, name, content, quotations.collect());
            self.found.push(located(sentence, scene, draft));
            self.speaker = runs_on.then_some((self.found.len() - 1, block));
        } else if let Some((speaker, _)) = self.speaker.filter(|(_, of)| *of == block) {
            let spans = &mut self.found[speaker].attribution.content_spans;
            if spans.last() != Some(&sentence.span()) {
                spans.push(sentence.span());
            }
        }
        self.signature(sentence, scene);
    }

    /// `“…” — Ana Ruiz`: of a quotation that nobody else says.
    fn signature(&mut self, sentence: Sentence<'_>, scene: &Scene<'_>) {
        let from = scene.quoted.last().map_or(0, |quoted| quoted.words.end);
        let Some(number) = self.quotations.all.len().checked_sub(1) else { return };
        let quotation = &self.quotations.all[number];
        let here = sentence.id().0 as usize;
        let next_to = if from > 0 { quotation.last == here } else { quotation.last + 1 == here };
        if !next_to || !quotation.opens || from == 0 && !quotation.closes {
            return;
        }
        let Some((name, dash)) = speaker::behind(scene, from) else { return };
        let mut draft = Draft::of_speaker(dash, name, 0..0, vec![number]);
        draft.content.clear();
        let mut found = located(sentence, scene, draft);
        found.attribution.kind = AttributionKind::Direct;
        found.attribution.content_spans.clone_from(&quotation.spans);
        self.found.push(found);
    }

    /// What was found in the sentence that was read last. Sources are not written out yet, and content that is quoted
    /// further on is not added.
    pub fn latest(&self) -> impl Iterator<Item = &Attribution> {
        self.found[self.latest..].iter().map(|found| &found.attribution)
    }

    /// All attributions, in the order of their places: content that is quoted further on is added to them.
    pub fn finish(self, analysis: &Analysis) -> Vec<Attribution> {
        let Self { quotations, mut found, .. } = self;
        carry_on(&quotations.all, &mut found);
        let mut attributions: Vec<Attribution> = found.into_iter().map(|found| found.attribution).collect();
        for attribution in &mut attributions {
            attribution.source = match attribution.source_spans.first() {
                Some(span) => analysis.words_at(*span),
                None => String::new(),
            };
            attribution.content_spans.sort();
            attribution.content_spans.dedup();
        }
        attributions.sort_by_key(|found| (found.extent().start(), std::cmp::Reverse(found.extent().end())));
        attributions
    }
}

/// Gives quotations that stand alone to who spoke before them, and all pieces of a quotation to the one who has any.
fn carry_on(quotations: &[Quotation], found: &mut [Found]) {
    let mut owners: Vec<Vec<usize>> = vec![Vec::new(); quotations.len()];
    for (at, attribution) in found.iter().enumerate() {
        for &quotation in &attribution.quotations {
            owners[quotation].push(at);
        }
    }
    for number in 0..quotations.len() {
        let quotation = &quotations[number];
        if owners[number].is_empty() && (quotation.is_whole() || quotation.opens && quotation.spans.len() > 1) {
            let before = number.checked_sub(1).filter(|&before| {
                let before = &quotations[before];
                before.last_block == quotation.block && before.last + 1 >= quotation.first
            });
            if let Some(before) = before {
                owners[number] = owners[before].iter().copied().take(1).collect();
            }
        }
    }
    let own: Vec<Vec<Span>> = found.iter().map(|found| found.attribution.content_spans.clone()).collect();
    for (quotation, owners) in quotations.iter().zip(&owners) {
        for &owner in owners {
            for piece in &quotation.spans {
                let after = own[owner].partition_point(|span| span.start() <= piece.start());
                let known = after.checked_sub(1).is_some_and(|at| own[owner][at].contains(*piece));
                if !known {
                    found[owner].attribution.content_spans.push(*piece);
                }
            }
        }
    }
}

/// For each word, whether it is content of an attribution. Plans and stands that somebody is said to have are part of
/// what is said, and no attributions of the article.
fn said_by_others(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<bool> {
    let mut changes = vec![0_i32; scene.words.len() + 1];
    for part in drafts.iter().filter(|draft| draft.is_of_the_article(scene)).flat_map(|draft| &draft.content) {
        if part.start < part.end && part.end < changes.len() {
            changes[part.start] += 1;
            changes[part.end] -= 1;
        }
    }
    let depths = changes.iter().scan(0, |depth, change| {
        *depth += change;
        Some(*depth > 0)
    });
    depths.collect()
}

/// What a word attributes.
fn draft<'a>(scene: &Scene<'a>, word: Word<'a>) -> Option<Draft> {
    match word.upos() {
        "VERB" | "AUX" if word.form().eq_ignore_ascii_case("according") => phrase::of_according(scene, word),
        "VERB" => VERBS.get(word.form()).and_then(|cue| verb::draft(scene, word, cue)),
        "NOUN" => NOUNS.get(word.form()).and_then(|cue| noun::of_noun(scene, word, cue)),
        "ADJ" => ADJECTIVES.get(word.form()).and_then(|cue| noun::of_adjective(scene, word, cue)),
        "ADV" if phrase::is_hearsay(word.form()) => phrase::of_adverb(scene, word),
        "ADP" if word.form().eq_ignore_ascii_case("according") => phrase::of_according(scene, word),
        _ => None,
    }
}

/// A draft with its places in the article.
fn located(sentence: Sentence<'_>, scene: &Scene<'_>, draft: Draft) -> Found {
    let spans = |parts: &[Words]| -> Vec<Span> {
        let place = |part: &Words| {
            let (first, last) = (scene.words.get(part.start)?, scene.words.get(part.end.checked_sub(1)?)?);
            Some(sentence.span_of(first.range().start..last.range().end))
        };
        parts.iter().filter(|part| !part.is_empty()).filter_map(place).collect()
    };
    let words = || draft.content.iter().flat_map(Clone::clone).filter(|&at| !scene.is_mark(at));
    let (quoted, all) = (words().filter(|&at| scene.is_quoted(at)).count(), words().count());
    let attribution = Attribution {
        source: String::new(),
        cue: draft.lemma,
        act: draft.act,
        form: draft.form,
        kind: match quoted {
            0 => AttributionKind::Indirect,
            _ if quoted == all => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        },
        source_spans: spans(&draft.source.places),
        cue_spans: spans(&draft.cue),
        content_spans: spans(&draft.content),
    };
    Found { attribution, quotations: draft.quotations }
}
