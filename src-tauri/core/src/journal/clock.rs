//! The hybrid logical clock: never behind the wall clock, never going back.
//!
//! After Kulkarni et al., "Logical Physical Clocks" (2014): 48 bits of milliseconds since 1970,
//! then 16 bits of counter for changes within one millisecond or while the wall clock stands back.

use crate::time::Time;

const COUNTER_BITS: u32 = 16;

/// The clock's value for a change made `now`, after one stamped `last`.
pub(super) fn tick(last: Option<i64>, now: Time) -> i64 {
    let wall = now.as_millis().max(0) << COUNTER_BITS;
    last.map_or(wall, |last| wall.max(last.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn never_goes_back(times in proptest::collection::vec(0i64..2_000_000_000_000, 1..50)) {
            let mut last = None;
            for time in times {
                let next = tick(last, Time::from_millis(time));
                prop_assert!(last.is_none_or(|l| next > l));
                prop_assert!(next >> COUNTER_BITS >= time);
                last = Some(next);
            }
        }
    }
}
