//! Option values out of a closed list of the core's words; any other is wrong usage.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Accepts exactly the words that `word` gives for the values in `all`.
pub fn one_of<T>(all: &'static [T], word: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(move |value| word(*value))).try_map(move |given| {
        let found = all.iter().copied().find(|value| word(*value) == given);
        found.ok_or_else(|| format!("“{given}” is not among the possible values"))
    })
}
