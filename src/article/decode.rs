//! From bytes to text: which encoding, and whether they are text at all.
//!
//! Bytes that are valid UTF-8 are UTF-8 and are taken over without a copy. A byte-order mark decides next, then the
//! pattern of zero bytes that UTF-16 without a mark has. Text that is UTF-8 but for some broken places stays UTF-8: each
//! broken place becomes U+FFFD and is counted, because re-decoding all of it as Windows-1252 would garble every other
//! character. Only then does detection decide, with the word of an HTML `<meta charset>` before its own guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, ErrorKind};

/// Decoded text and what to tell about it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notice: Option<String>,
}

/// Decodes the bytes of a file. The error, if any, does not name the file yet.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "the file is empty").help("check that the article was saved"));
    }
    refuse_known_binaries(&bytes)?;
    let decoded = match mark(&bytes) {
        Some(Mark::Utf32 { big_endian }) => decode_utf32(&bytes[4..], big_endian),
        Some(Mark::Utf16(encoding)) => decode_with(encoding, &bytes[2..], encoding.name()),
        None => match utf16_without_mark(&bytes) {
            Some(encoding) => decode_with(encoding, &bytes, &format!("{} without a byte-order mark", encoding.name())),
            None => decode_bytes(bytes)?,
        },
    };
    refuse_control_characters(&decoded.text)?;
    if decoded.text.trim().is_empty() {
        let error = Error::new(ErrorKind::Empty, "there is nothing but white space");
        return Err(error.help("check that the article was saved"));
    }
    Ok(decoded)
}

enum Mark {
    Utf16(&'static Encoding),
    Utf32 { big_endian: bool },
}

/// The byte-order mark of a UTF-16 or UTF-32 text.
fn mark(bytes: &[u8]) -> Option<Mark> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some(Mark::Utf32 { big_endian: false }),
        [0, 0, 0xfe, 0xff, ..] => Some(Mark::Utf32 { big_endian: true }),
        [0xff, 0xfe, ..] => Some(Mark::Utf16(UTF_16LE)),
        [0xfe, 0xff, ..] => Some(Mark::Utf16(UTF_16BE)),
        _ => None,
    }
}

/// English in UTF-16 has a zero in nearly every other byte, and nowhere else.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even * 50 <= pairs, odd * 50 <= pairs) {
        (true, false) if odd * 10 >= pairs * 7 => Some(UTF_16LE),
        (false, true) if even * 10 >= pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

fn decode_with(encoding: &'static Encoding, bytes: &[u8], name: &str) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let mut notice = format!("read as {name}");
    if malformed {
        notice.push_str(&format!("; {}", unreadable(text.matches('\u{fffd}').count())));
    }
    Decoded { text: text.into_owned(), notice: Some(notice) }
}

fn decode_utf32(bytes: &[u8], big_endian: bool) -> Decoded {
    let mut broken = 0;
    let mut text = String::with_capacity(bytes.len() / 4);
    for chunk in bytes.chunks(4) {
        let unit = chunk.try_into().ok().map(|unit| match big_endian {
            true => u32::from_be_bytes(unit),
            false => u32::from_le_bytes(unit),
        });
        text.push(unit.and_then(char::from_u32).unwrap_or_else(|| {
            broken += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    let name = if big_endian { "UTF-32BE" } else { "UTF-32LE" };
    let notice = match broken {
        0 => format!("read as {name}"),
        _ => format!("read as {name}; {}", unreadable(broken)),
    };
    Decoded { text, notice: Some(notice) }
}

/// UTF-8, or what detection says.
fn decode_bytes(mut bytes: Vec<u8>) -> Result<Decoded, Error> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    if memchr::memchr(0, &bytes).is_some() {
        let zeros = count(&bytes, |byte| byte == 0);
        let unit = if zeros == 1 { "zero byte" } else { "zero bytes" };
        return Err(binary(&format!("this is no text: it holds {zeros} {unit}")));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, notice: None }),
        Err(error) => error.into_bytes(),
    };
    let declared = declared(&bytes);
    let (mut broken, mut whole) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if declared == Some(UTF_8) || whole > broken {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Decoded { text, notice: Some(format!("read as UTF-8; {}", unreadable(broken))) });
    }
    if let Some(encoding) = declared {
        return Ok(decode_with(encoding, &bytes, &format!("{} (as the page declares)", encoding.name())));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A megabyte is plenty for the detector, and it is slow.
    detector.feed(&bytes[..bytes.len().min(1 << 20)], bytes.len() <= 1 << 20);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Ok(decode_with(encoding, &bytes, &format!("{} (detected)", encoding.name())))
}

/// The encoding named by `<meta charset=…>` or `<meta … content="…; charset=…">` in the first 1,024 bytes, where the
/// HTML standard wants it. A page that could be read that far is not UTF-16, whatever it says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let meta = &head[head.find("<meta")?..];
    let value = &meta[meta.find("charset=")? + "charset=".len()..];
    let label = value.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end]).map(Encoding::output_encoding)
}

fn unreadable(count: usize) -> String {
    match count {
        1 => "1 unreadable place is shown as U+FFFD".to_owned(),
        _ => format!("{count} unreadable places are shown as U+FFFD"),
    }
}

fn binary(message: &str) -> Error {
    Error::new(ErrorKind::NotText, message).help("give the article as plain text, Markdown or HTML")
}

fn refuse_known_binaries(bytes: &[u8]) -> Result<(), Error> {
    let kinds: [(&[u8], &str); 4] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "an archive or office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x1f\x8b", "a compressed file"),
    ];
    match kinds.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, kind)) => Err(binary(&format!("this is {kind}, not text"))),
        None => Ok(()),
    }
}

/// A few control characters are damage that the screen may report; one in twenty is no text. Those that lay out text
/// or colour a terminal are not counted.
fn refuse_control_characters(text: &str) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let innocent = |byte: u8| (byte == b'\t') | (byte == b'\n') | (byte == b'\r') | (byte == 0x0c) | (byte == 0x1b);
    let controls = count(bytes, |byte| ((byte < 0x20) & !innocent(byte)) | (byte == 0x7f));
    let zeros = controls > 0 && memchr::memchr(0, bytes).is_some();
    if (controls >= 16 && controls > bytes.len() / 20) || zeros {
        return Err(binary(&format!("this is no text: {controls} of {} bytes are control characters", bytes.len())));
    }
    Ok(())
}

/// How many bytes are so. Counted in stretches short enough for a counter of one byte, which the compiler turns into
/// wide instructions.
fn count(bytes: &[u8], is_so: impl Fn(u8) -> bool) -> usize {
    let stretch = |bytes: &[u8]| bytes.iter().fold(0_u8, |count, byte| count + u8::from(is_so(*byte)));
    bytes.chunks(255).map(|bytes| usize::from(stretch(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Option<String>) {
        let decoded = decode(bytes.to_vec()).expect("text");
        (decoded.text, decoded.notice)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn valid_utf8_is_taken_over_in_place() {
        let bytes = "The mayor’s café opened.".as_bytes().to_vec();
        let address = bytes.as_ptr();
        let decoded = decode(bytes).expect("text");
        assert_eq!(decoded.text.as_ptr(), address);
        assert_eq!(decoded.notice, None);
        assert_eq!(read(b"\xef\xbb\xbfThe mayor spoke."), ("The mayor spoke.".to_owned(), None));
    }

    #[test]
    fn utf16_and_utf32_are_told_by_mark_or_by_zeros() {
        let text = "The harbour’s cranes stood still on Monday.";
        for order in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let plain = utf16(text, order);
            let marked = utf16(&format!("\u{feff}{text}"), order);
            let name = if order(1)[0] == 1 { "UTF-16LE" } else { "UTF-16BE" };
            assert_eq!(read(&marked), (text.to_owned(), Some(format!("read as {name}"))));
            let notice = format!("read as {name} without a byte-order mark");
            assert_eq!(read(&plain), (text.to_owned(), Some(notice)));
        }
        let wide: Vec<u8> = format!("\u{feff}{text}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(read(&wide), (text.to_owned(), Some("read as UTF-32LE".to_owned())));
    }

    #[test]
    fn legacy_bytes_are_detected_and_declared_ones_believed() {
        let (text, notice) = read(b"The mayor\x92s caf\xe9 is \x93open\x94, she said on Monday.");
        assert_eq!(text, "The mayor’s café is “open”, she said on Monday.");
        assert_eq!(notice.as_deref(), Some("read as windows-1252 (detected)"));
        let (text, notice) = read(b"<meta charset=\"iso-8859-2\"><p>The \xb3\xf3d\xbc trial</p>");
        assert!(text.contains("The łódź trial"), "{text}");
        assert_eq!(notice.as_deref(), Some("read as ISO-8859-2 (as the page declares)"));
    }

    #[test]
    fn broken_places_in_utf8_are_replaced_and_counted() {
        let (text, notice) = read(b"\xe2\x80\x9cOpen\xe2\x80\x9d, said the caf\xe9 owner.");
        assert_eq!(text, "“Open”, said the caf\u{fffd} owner.");
        assert_eq!(notice.as_deref(), Some("read as UTF-8; 1 unreadable place is shown as U+FFFD"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let kind = |bytes: &[u8]| decode(bytes.to_vec()).map(|_| ()).map_err(|error| error.kind());
        assert_eq!(kind(b""), Err(ErrorKind::Empty));
        assert_eq!(kind(b" \r\n\t\n"), Err(ErrorKind::Empty));
        assert_eq!(kind(b"\xff\xfe \x00\n\x00"), Err(ErrorKind::Empty));
        assert_eq!(kind(b"The mayor\0 spoke."), Err(ErrorKind::NotText));
        assert_eq!(kind(b"%PDF-1.7 binary"), Err(ErrorKind::NotText));
        assert_eq!(kind(&[7; 100]), Err(ErrorKind::NotText));
        assert_eq!(kind(b"\x1b[31mThe mayor\x07 spoke."), Ok(()));
    }
}
