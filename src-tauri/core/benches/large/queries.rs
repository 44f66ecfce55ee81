//! The kinds of query that are measured over these libraries.

/// What each kind is called, the query, and what comes nearest to it in FTS5.
pub const QUERIES: &[(&str, &str, &str)] = &[
    ("a word as common as the", "the", "\"the\""),
    ("a common word", "water", "\"water\""),
    ("two common words", "the of", "\"the\" \"of\""),
    ("a rare word", "kastra", "\"kastra\""),
    ("a word that is nowhere", "kaversenpri", "\"kaversenpri\""),
    ("a prefix of two letters", "st*", "\"st\"*"),
    ("a phrase of common words", "\"of the\"", "\"of the\""),
    ("one or the other", "the OR water", "\"the\" OR \"water\""),
    (
        "one without the other",
        "the -water",
        "\"the\" NOT \"water\"",
    ),
    ("with filters", "the after:2001 -kind:bookmark", "\"the\""),
    ("two Chinese characters", "一丁", "\"一丁\""),
];
