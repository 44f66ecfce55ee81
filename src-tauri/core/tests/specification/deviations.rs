//! The examples that Lectern shows otherwise than their specification says, each for a reason.

/// Why an example is shown otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Empty,
    RuleAlone,
    NoTag,
    NeverEnded,
    BlockInLine,
    Field,
    OutsideCell,
    Nowhere,
    BareAddress,
    Language,
}

impl Why {
    pub const ALL: [Self; 10] = [
        Self::Empty,
        Self::RuleAlone,
        Self::NoTag,
        Self::NeverEnded,
        Self::BlockInLine,
        Self::Field,
        Self::OutsideCell,
        Self::Nowhere,
        Self::BareAddress,
        Self::Language,
    ];

    /// In words, for whoever reads the test's output.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Empty => "hold no word to read: such a document is refused as empty",
            Self::RuleAlone => "have a rule and no word before the first topic: it is left out",
            Self::NoTag => "have angle brackets round a word that names no element of HTML: shown",
            Self::NeverEnded => {
                "have a tag or a style that never ends: shown, so that no word is lost"
            }
            Self::BlockInLine => {
                "have HTML with a block in running text: the element ends before it"
            }
            Self::Field => "have a field of a form, whose content is no text of the document",
            Self::OutsideCell => {
                "have text between the cells of an HTML table: it gets a cell there"
            }
            Self::Nowhere => "have a link to a place that is not there: its words alone are shown",
            Self::BareAddress => "have a bare address, which GitHub Flavored Markdown makes a link",
            Self::Language => "have a code language of letters that a class may not have here",
        }
    }
}

/// Section, numbers, reason.
pub const DEVIATIONS: &[(&str, &[usize], Why)] = &[
    (
        "spec",
        &[
            11, 43, 47, 50, 51, 52, 53, 54, 98, 126, 129, 130, 144, 239, 240, 284, 334, 484, 487,
            616, 642, 643,
        ],
        Why::Empty,
    ),
    ("spec", &[77, 96], Why::RuleAlone),
    (
        "spec",
        &[150, 163, 201, 491, 524, 536, 613, 614, 615, 623],
        Why::NoTag,
    ),
    ("spec", &[156, 157, 158, 173], Why::NeverEnded),
    ("spec", &[148, 167, 494], Why::BlockInLine),
    ("spec", &[171], Why::Field),
    ("spec", &[191], Why::OutsideCell),
    ("spec", &[501], Why::Nowhere),
    ("spec", &[608, 611], Why::BareAddress),
    ("spec", &[34], Why::Language),
];
