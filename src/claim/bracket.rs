//! What stands in round brackets in a sentence: it is said aside, and the sentence reads on without it.

use crate::article::Span;
use crate::syntax::{Sentence, Token, TokenKind};

use super::screening::cut_out;

/// The stretches of a sentence that may be claimed, without what stands in brackets in them; and the brackets, with what
/// is in them. None if there is nothing in brackets that can be left out.
///
/// A single word or sum stays: `the Central Party (CP)`, `£65 (70 euros)`. A year and more words go: `The Ferry (1993)`,
/// `Anna Berg (born in Lund)`.
pub fn taken_out(sentence: Sentence<'_>, spans: &[Span]) -> Option<(Vec<Span>, Vec<Span>)> {
    if !sentence.text().contains('(') {
        return None;
    }
    let tokens: Vec<Token<'_>> = sentence.tokens().collect();
    let mut brackets = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.form() {
            "(" => open.push(at),
            ")" => {
                let Some(start) = open.pop() else { continue };
                let place = Span::new(tokens[start].span().start(), token.span().end());
                let whole = spans.iter().any(|span| span.contains(place));
                if open.is_empty() && whole && is_aside(sentence, &tokens, start, at) {
                    brackets.push(place);
                }
            }
            _ => {}
        }
    }
    if brackets.is_empty() {
        return None;
    }
    let mut kept = Vec::new();
    for span in spans {
        let inside = brackets.iter().copied().filter(|bracket| span.contains(*bracket)).collect();
        kept.extend(cut_out(sentence, *span, inside).0);
    }
    let words = |span: &Span| tokens.iter().any(|token| token.is_word() && span.contains(token.span()));
    kept.iter().any(words).then_some((kept, brackets))
}

/// Whether what stands between two brackets can be left out: it stands behind a word, apart from it, and is more than a
/// short form or a sum.
fn is_aside(sentence: Sentence<'_>, tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let text = sentence.text();
    let before = text[..tokens[start].range_in_sentence().start].chars().next_back();
    let after = text[tokens[end].range_in_sentence().end..].chars().next();
    let apart = before.is_some_and(char::is_whitespace) && !after.is_some_and(char::is_alphanumeric);
    let inside = &tokens[start + 1..end];
    let is_year = |token: &Token<'_>| token.form().len() == 4 && token.form().bytes().all(|byte| byte.is_ascii_digit());
    let words = inside.iter().filter(|token| token.is_word()).count();
    let named = inside.iter().any(|token| token.kind() == TokenKind::Word);
    apart && (named && (words > 2 || inside.len() > 4) || inside.first().is_some_and(is_year))
}
