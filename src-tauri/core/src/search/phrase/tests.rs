//! Words that follow one another are found in lists of all lengths, and a damaged list comes to its end.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rusqlite::Connection;

use super::super::codec::Posting;
use super::super::postings::Writing;
use super::*;
use crate::error::Error;

/// A posting of so many units, and its places; the numbers come from a seed.
fn word(units: u32, mut seed: u64) -> (Posting, BTreeSet<u64>) {
    let mut dice = |sides: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let (mut posting, mut places) = (Posting::default(), BTreeSet::new());
    let mut unit = 0;
    for _ in 0..units {
        unit += 1 + dice(2) as u32 + dice(1_000) as u32 / 999 * 200;
        let (mut often, mut positions) = ([0; 4], Vec::new());
        for (slot, count) in often.iter_mut().enumerate() {
            // In few units a word stands in many places.
            *count = match dice(1_000) {
                0 => 140,
                some => (some % 3) as u32 * u32::from(dice(3) == 0 || slot == 1),
            };
            let mut position = slot as u32 * 5_000;
            for _ in 0..*count {
                position += 1 + dice(4) as u32;
                positions.push(position);
                places
                    .insert(u64::from(unit) << UNIT_SHIFT | u64::from(position) << 2 | slot as u64);
            }
        }
        if often != [0; 4] {
            posting.push(unit, &often, &positions);
        }
    }
    (posting, places)
}

fn table(words: &[(&str, &Posting)]) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(include_str!("../schema.sql"))
        .unwrap();
    let mut writing = Writing::begin(&connection, 1).unwrap();
    for (word, posting) in words {
        writing.put(word, posting).unwrap();
    }
    writing.end().unwrap();
    connection
}

fn found(connection: &Connection, go_on: GoOn<'_>) -> Result<Vec<u64>> {
    let mut found = Vec::new();
    postings::find(connection, 1, "a", postings::Wanted::Places, |before| {
        postings::find(connection, 1, "b", postings::Wanted::Places, |own| {
            found = following(Parted::of(before)?, Parted::of(own)?, go_on)?;
            Ok(())
        })
    })?;
    Ok(found)
}

#[test]
fn words_that_follow_one_another_are_found_in_lists_of_all_lengths() {
    for (a, b) in [
        (3, 5),
        (300, 9_000),
        (9_000, 9_000),
        (90_000, 110_000),
        (500, 120_000),
    ] {
        let (first, before) = word(a, u64::from(a));
        let (second, own) = word(b, u64::from(b) + 1);
        let connection = table(&[("a", &first), ("b", &second)]);
        let behind = |place: &&u64| {
            let wanted = (**place >> 2) - 1;
            (0..4).any(|slot| before.contains(&(wanted << 2 | slot)))
        };
        let wanted: Vec<u64> = own.iter().filter(behind).copied().collect();
        assert!(
            found(&connection, &|| Ok(())).unwrap() == wanted,
            "{a} and {b} units"
        );
        assert!(
            a < 300 || wanted.len() > 9,
            "{a} and {b} units: {}",
            wanted.len()
        );
        let given_up = found(&connection, &|| Err(Error::Overtaken));
        assert!(
            a < 9_000 || matches!(given_up, Err(Error::Overtaken)),
            "{a} and {b} units"
        );
    }
}

#[test]
fn known_places_and_a_word_behind_itself_are_found_on_both_sides_of_the_middle() {
    let (long, places) = word(110_000, 7);
    let connection = table(&[("a", &long), ("b", &long)]);
    let behind = |place: &&u64| {
        let wanted = (**place >> 2) - 1;
        (0..4).any(|slot| places.contains(&(wanted << 2 | slot)))
    };
    let wanted: Vec<u64> = places.iter().filter(behind).copied().collect();
    assert!(wanted.len() > 10_000);
    assert!(found(&connection, &|| Ok(())).unwrap() == wanted);

    let known: Vec<u64> = places.into_iter().collect();
    for few in [known.len(), 20] {
        let known = &known[known.len() - few..];
        let mut found = Vec::new();
        postings::find(&connection, 1, "a", postings::Wanted::Places, |posting| {
            let own = Parted::of(posting)?;
            assert!(own.middle.is_some());
            found = following(Parted::whole(Places::Known(known)), own, &|| Ok(()))?;
            Ok(())
        })
        .unwrap();
        let begin = (known[0] >> 2) + 1;
        let own = wanted.iter().filter(|place| **place >> 2 >= begin);
        assert!(found.iter().eq(own), "{few} known");
    }
}

proptest! {
    #[test]
    fn a_damaged_list_comes_to_its_end(
        units in prop::collection::vec(any::<u8>(), 0..80),
        places in prop::collection::vec(any::<u8>(), 0..80),
        whole in 1_u32..6_000,
        seed: u64,
    ) {
        let damaged = Posting { last: 9, count: 3, units, places };
        let (whole, _) = word(whole, seed);
        for words in [[("a", &damaged), ("b", &whole)], [("a", &whole), ("b", &damaged)]] {
            let _ = found(&table(&words), &|| Ok(()));
        }
        for (text, unit) in [(&damaged, 0_u32), (&whole, 40), (&damaged, u32::MAX)] {
            let mut posting = Posting::default();
            posting.append(text.last, text.count, &text.units, &text.places);
            let connection = table(&[("a", &posting)]);
            let _ = postings::find(&connection, 1, "a", postings::Wanted::Places, |posting| {
                Places::of(posting)?.skip_to(u64::from(unit) << UNIT_SHIFT, &|| Ok(()))
            });
        }
    }
}
