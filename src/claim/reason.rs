//! Why something is no claim.

/// Why a passage is no claim.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It lost its meaning: a finding says how.
    Garbled,
    /// It is said before, word for word.
    Duplicate,
    /// It asks.
    Question,
    /// It judges.
    Opinion,
    /// It tells the reader to do something.
    Instruction,
    /// It is a title or section heading.
    Heading,
    /// It puts nothing forward: a byline, a table, a caption that only names.
    NoAssertion,
}

impl Reason {
    /// All reasons, in order.
    pub const ALL: [Reason; 7] = [
        Reason::Garbled,
        Reason::Duplicate,
        Reason::Question,
        Reason::Opinion,
        Reason::Instruction,
        Reason::Heading,
        Reason::NoAssertion,
    ];

    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Garbled => "garbled",
            Reason::Duplicate => "duplicate",
            Reason::Question => "question",
            Reason::Opinion => "opinion",
            Reason::Instruction => "instruction",
            Reason::Heading => "heading",
            Reason::NoAssertion => "no-assertion",
        }
    }
}
