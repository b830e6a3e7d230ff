//! JSON in which nothing acts: what could steer a terminal or reorder text is written as an escape (`\u202e`), which means the same.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

/// Writes a value in one line.
///
/// # Errors
/// Those of the writer.
pub fn compact<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Safe(CompactFormatter)))
}

/// Writes a value over several lines, for people.
///
/// # Errors
/// Those of the writer.
pub fn pretty<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Safe(PrettyFormatter::new())))
}

/// Characters that act instead of standing for something, beyond those that JSON escapes by itself.
fn acts(ch: char) -> bool {
    matches!(ch, '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

struct Safe<F>(F);

macro_rules! delegate {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => {
        $(fn $name<W: ?Sized + Write>(&mut self, writer: &mut W $(, $argument: $kind)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        })*
    };
}

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // All that is looked for is beyond ASCII but for DEL: most fragments are written as they are.
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut start = 0;
        for (at, ch) in fragment.char_indices().filter(|(_, ch)| acts(*ch)) {
            writer.write_all(&fragment.as_bytes()[start..at])?;
            write!(writer, "\\u{:04x}", u32::from(ch))?;
            start = at + ch.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[start..])
    }

    delegate! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_acts_is_escaped() {
        let mut out = Vec::new();
        compact(&mut out, &["a\u{202e}b\u{9b}2J\u{1b}é"]).expect("JSON");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), r#"["a\u202eb\u009b2J\u001bé"]"#);
    }

    proptest! {
        #[test]
        fn it_means_the_same(text in any::<String>(), list in prop::collection::vec(any::<i32>(), 0..4)) {
            let value = serde_json::json!({ "text": text, "list": list, "empty": {} });
            for write in [compact, pretty] {
                let mut out = Vec::new();
                write(&mut out, &value).expect("JSON");
                let read: serde_json::Value = serde_json::from_slice(&out).expect("JSON again");
                prop_assert_eq!(&read, &value);
            }
        }
    }
}
