//! placeholder
/// One line of safe text.
pub fn sanitise(text: &str) -> String {
    text.chars().map(|ch| if ch.is_control() { ' ' } else { ch }).collect()
}
