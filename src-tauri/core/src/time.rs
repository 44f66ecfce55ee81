//! Moments in UTC, to the millisecond: kept as integers, written as RFC 3339 with `Z`.

use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

impl Time {
    /// The system's clock now. A clock set before 1970 counts as 1970.
    #[must_use]
    pub fn now() -> Self {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// From milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 (`2026-11-24T09:41:00Z`, with or without fraction and offset) or a plain
    /// date, which means its first moment in UTC.
    ///
    /// # Errors
    /// Says what was given and what is understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let with_time = text.parse::<jiff::Timestamp>();
        let moment = with_time.or_else(|_| format!("{text}T00:00:00Z").parse::<jiff::Timestamp>());
        moment.map(|m| Self(m.as_millisecond())).map_err(|_| {
            format!("“{text}” is not a time: write it like 2026-11-24 or 2026-11-24T09:41:00Z.")
        })
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(moment) => write!(f, "{moment:.3}"),
            Err(_) => f.write_str("1970-01-01T00:00:00.000Z"),
        }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl ToSql for Time {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Time {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}

#[cfg(feature = "typescript")]
impl specta::Type for Time {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_rfc_3339() {
        let time = Time::from_millis(1_795_513_260_123);
        assert_eq!(time.to_string(), "2026-11-24T09:41:00.123Z");
        assert_eq!(Time::parse(&time.to_string()), Ok(time));
        assert_eq!(Time::parse("2026-11-24T10:41:00.123+01:00"), Ok(time));
    }

    #[test]
    fn a_date_is_its_first_moment() {
        assert_eq!(
            Time::parse("2026-11-24").map(|t| t.to_string()).as_deref(),
            Ok("2026-11-24T00:00:00.000Z")
        );
    }

    #[test]
    fn anything_else_is_named() {
        assert!(Time::parse("yesterday").is_err_and(|e| e.contains("yesterday")));
    }
}
