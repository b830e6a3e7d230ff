//! Which numbers of a claim its evidence does not name.

use crate::claim::Claim;

/// The amounts and the times of a claim of which no quote has the number, as the claim says them.
pub fn untold<'a>(claim: &'a Claim, quotes: &[&str]) -> Vec<&'a str> {
    let told: Vec<String> = quotes.iter().flat_map(|quote| numbers(quote)).collect();
    let amounts = claim.quantities.iter().map(|quantity| quantity.text.as_str());
    let times = claim.time.iter().map(|time| time.text.as_str());
    let missing = |text: &&str| {
        let own = numbers(text);
        !own.is_empty() && own.iter().any(|number| !told.contains(number))
    };
    amounts.chain(times).filter(missing).collect()
}

/// The numbers in digits of a text, without the marks between thousands.
fn numbers(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut number = String::new();
    for ch in text.chars().chain([' ']) {
        match ch {
            '0'..='9' => number.push(ch),
            ',' | '.' if !number.is_empty() => number.push(ch),
            _ if !number.is_empty() => {
                out.push(number.trim_end_matches([',', '.']).replace(',', ""));
                number.clear();
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_told_by_their_digits() {
        assert_eq!(super::numbers("In 2023, 1,200 of 3.5 million."), ["2023", "1200", "3.5"]);
    }
}
