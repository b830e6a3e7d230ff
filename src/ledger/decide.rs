//! Adding a decision to a claim file.

use super::edit::{Origins, rewrite};
use super::read;
use crate::claim::{Claim, Decision};
use crate::error::{Error, ErrorKind, nearest};

/// The text of a claim file with a further decision on one claim; `decision` makes it when the claim is known. What
/// stands in the file stays as it is: decisions are never rewritten.
///
/// # Errors
/// The text is no claim file, has no such claim, or its layout cannot be changed safely.
pub fn decide(
    path: &str,
    bytes: &[u8],
    id: &str,
    decision: impl FnOnce(&Claim) -> Result<Decision, Error>,
) -> Result<Vec<u8>, Vec<Error>> {
    let mut file = read(path, bytes)?;
    let one = |error: Error| vec![error];
    let refused = |message: String| Error::new(ErrorKind::Usage, message).in_file(path);
    let mut found = file.claims.iter_mut().filter(|claim| claim.id == id);
    let (claim, second) = (found.next(), found.next());
    if second.is_some() {
        let error = refused(format!("two claims have the id ‘{id}’"));
        return Err(one(error.help("extract the claims again, so that each has its own")));
    }
    let Some(claim) = claim else {
        let retired = file.retired.iter().any(|claim| claim.id == id);
        let message =
            if retired { format!("the claim ‘{id}’ is retired") } else { format!("there is no claim ‘{id}’") };
        let near = nearest(id, file.claims.iter().map(|claim| claim.id.as_str()));
        let help = match near {
            _ if retired => "it no longer stands in the article; only claims that do are decided on".to_owned(),
            Some(near) => format!("did you mean ‘{near}’?"),
            None => format!("`claimbench review {path} --all` shows the ids"),
        };
        return Err(one(refused(message).help(help)));
    };
    let decision = decision(claim).map_err(one)?;
    claim.decisions.push(decision);
    // `read` has seen that it is UTF-8.
    let text = String::from_utf8_lossy(bytes);
    rewrite(path, &text, &file, &Origins::kept(&file)).map(String::into_bytes).map_err(one)
}
