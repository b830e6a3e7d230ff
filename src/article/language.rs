//! Whether a text is English at all.
//!
//! Two witnesses must agree before a text is refused: the trigrams of whatlang, and the absence of the commonest
//! English words. Trigrams alone take short, garbled or name-laden English for Dutch or Tagalog; but even bad English
//! has `the`, `of` and `and`, and a text in another language has not, unless it is mostly English with quotations.

use super::{Block, BlockKind};
use crate::error::{Error, ErrorKind};

/// Bytes of reading text that are looked at, taken from across the whole text.
const SAMPLE: usize = 16 * 1024;

/// Fewer words than this say nothing certain.
const FEWEST_WORDS: usize = 40;

/// Common words of English that other languages written in Latin letters lack; about one word in six of English text.
const ENGLISH: [&str; 20] = [
    "and", "been", "by", "from", "has", "have", "he", "his", "it", "of", "said", "that", "the", "their", "they",
    "this", "to", "were", "which", "with",
];

/// Refuses a text that is certainly not English.
pub(super) fn require_english(text: &str, blocks: &[Block]) -> Result<(), Error> {
    let sample = sample(text, blocks);
    let words = || sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let count = words().count();
    // Chinese and Japanese have no spaces between words: there, letters count.
    if count < FEWEST_WORDS && letters < 4 * FEWEST_WORDS {
        return Ok(());
    }
    let english = words().filter(|word| ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known))).count();
    if english * 20 >= count {
        return Ok(());
    }
    match whatlang::detect(&sample) {
        Some(info) if info.lang() != whatlang::Lang::Eng && info.is_reliable() => {
            let message = format!("the text is not English but {}", info.lang().eng_name());
            Err(Error::new(ErrorKind::NotEnglish, message).help("if it is English all the same, add `--lang en`"))
        }
        _ => Ok(()),
    }
}

/// Prose from up to 32 places of the text, so that neither a foreign head nor a foreign tail decides.
fn sample(text: &str, blocks: &[Block]) -> String {
    let prose: Vec<&Block> = blocks.iter().filter(|block| block.kind != BlockKind::Verbatim).collect();
    let step = prose.len().div_ceil(32).max(1);
    let share = SAMPLE / prose.len().clamp(1, 32);
    let mut sample = String::new();
    for block in prose.iter().step_by(step) {
        let text = block.text(text);
        sample.push_str(&text[..text.floor_char_boundary(share)]);
        sample.push('\n');
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;

    fn language_of(text: &str) -> Result<(), Error> {
        require_english(text, &[Block::plain(BlockKind::Paragraph, Span::new(0, text.len()))])
    }

    #[test]
    fn other_languages_are_refused_by_name() {
        for (text, name) in [
            (
                "Der Bürgermeister eröffnete am Montag die neue Brücke über den Fluss, die nach Angaben der Stadt mehr als \
              drei Millionen Euro gekostet hat. Die Arbeiten hatten sich wegen des Hochwassers um zwei Jahre verzögert, \
              sagte ein Sprecher der Stadtverwaltung.",
                "German",
            ),
            (
                "Le maire a inauguré lundi le nouveau pont sur la rivière, qui a coûté selon la ville plus de trois \
              millions d’euros. Les travaux avaient pris deux ans de retard à cause des inondations, a déclaré un \
              porte-parole de la municipalité, qui espère une baisse du trafic.",
                "French",
            ),
            (
                "Мэр открыл в понедельник новый мост через реку, который, по данным города, обошёлся более чем в три \
              миллиона евро. Работы задержались на два года из-за наводнения, сообщил представитель администрации, \
              добавив, что движение по старому мосту будет закрыто уже на следующей неделе и больше не возобновится.",
                "Russian",
            ),
        ] {
            let error = language_of(text).expect_err(name);
            assert_eq!(error.kind(), ErrorKind::NotEnglish);
            assert!(error.message().contains(name), "{error}");
            assert!(error.way_out().is_some_and(|help| help.contains("--lang en")));
        }
    }

    #[test]
    fn english_is_never_refused_short_garbled_or_quoting() {
        for text in [
            "Talks.",
            "Der Spiegel, Le Monde, El País, La Repubblica.",
            "The bridge was of open mayor the on Monday. Told river city. , whether the flood had of been the works the \
             two years. Such a delay of spokesman to said. Bridge euros million the of three and cost the of it, were.",
            "The minister told reporters: « Nous ne céderons pas, et nous irons jusqu’au bout de cette réforme que les \
             Français attendent depuis des années. » The crowd of about two hundred answered with applause, and the \
             session of the council was closed. She left the room with her aides and said that the vote would follow.",
        ] {
            assert_eq!(language_of(text), Ok(()), "{text}");
        }
    }
}
