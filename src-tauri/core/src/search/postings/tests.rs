//! Postings are found as they were written, by term, by beginning and in halves.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::codec::Posting;
use super::writing::HALVED;
use super::*;

/// A table of two segments, of which the second has these terms; each stands in so many units, at so many places.
fn table(terms: &BTreeMap<String, (u32, u32)>) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(include_str!("../schema.sql"))
        .unwrap();
    for segment in [1, 2] {
        let mut writing = Writing::begin(&connection, segment).unwrap();
        for (term, (units, places)) in terms {
            writing.put(term, &posting(*units, *places)).unwrap();
        }
        writing.end().unwrap();
    }
    connection
}

fn posting(units: u32, places: u32) -> Posting {
    let mut posting = Posting::default();
    for unit in 0..units {
        let positions: Vec<_> = (0..places).collect();
        posting.push(unit * 3 + places, &[0, places, 0, 0], &positions);
    }
    posting
}

fn told(cursor: &Cursor<'_>) -> (u32, u32, Vec<u8>, Vec<u8>) {
    let (units, places) = (cursor.units().unwrap(), cursor.places().unwrap());
    (
        cursor.last(),
        cursor.count(),
        units.to_vec(),
        places.to_vec(),
    )
}

fn plain(of: &(u32, u32)) -> (u32, u32, Vec<u8>, Vec<u8>) {
    let posting = posting(of.0, of.1);
    (posting.last, posting.count, posting.units, posting.places)
}

proptest! {
    #[test]
    fn what_was_written_is_found_by_term_and_by_beginning(
        terms in prop::collection::btree_map(
            "[a-c月é\u{1}#]{1,6}", (1_u32..900, 1_u32..3), 0..300),
        asked in "[a-d月é]{0,3}",
    ) {
        let connection = table(&terms);
        for (term, of) in &terms {
            let mut found = None;
            find(&connection, 2, term, Wanted::Places, |cursor| {
                found = Some(told(cursor));
                Ok(())
            }).unwrap();
            prop_assert_eq!(found, Some(plain(of)));
        }
        let mut found = false;
        find(&connection, 2, &asked, Wanted::Places, |_| { found = true; Ok(()) }).unwrap();
        prop_assert_eq!(found, terms.contains_key(&asked));

        let mut found = Vec::new();
        each(&connection, 2, &asked, Wanted::Places, |term, cursor| {
            found.push((term.to_owned(), told(cursor)));
            Ok(())
        }).unwrap();
        let begin_so = terms.iter().filter(|(term, _)| term.starts_with(&asked));
        let wanted: Vec<_> = begin_so.map(|(term, of)| (term.clone(), plain(of))).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn the_halves_of_a_long_list_are_all_of_it(distance in 1_u32..300, count in 1_u32..4) {
        let connection = table(&BTreeMap::new());
        let mut long = Posting::default();
        for unit in 0..HALVED as u32 / 2 {
            long.push_count(unit * distance, &[0, unit % count, 1, 0]);
        }
        let mut writing = Writing::begin(&connection, 1).unwrap();
        writing.put("a", &posting(3, 1)).unwrap();
        writing.put("long", &long).unwrap();
        writing.end().unwrap();
        find(&connection, 1, "long", Wanted::Places, |cursor| {
            let (first, second) = cursor.halves().unwrap().unwrap();
            let (first, second): (Vec<_>, Vec<_>) = (first.collect(), second.collect());
            assert!(first.len() > second.len() / 2 && second.len() > first.len() / 2);
            let all = Entries::new(cursor.units().unwrap());
            assert!(all.eq(first.into_iter().chain(second)));
            Ok(())
        }).unwrap();
        find(&connection, 1, "a", Wanted::Places, |cursor| {
            assert!(cursor.halves().unwrap().is_none());
            Ok(())
        }).unwrap();
    }

    #[test]
    fn a_damaged_row_is_an_error_or_another_list_and_no_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let connection = table(&BTreeMap::new());
        let sql = "INSERT INTO posting (segment, term, entries) VALUES (1, 'a', ?1)";
        connection.execute(sql, [&bytes]).unwrap();
        let _ = each(&connection, 1, "", Wanted::Places, |_, cursor| {
            cursor.units()?;
            cursor.places()?;
            Ok(())
        });
        let sql = "INSERT INTO posting (segment, term, entries, list) VALUES (1, 'b', ?1, 1)";
        connection.execute(sql, [&bytes]).unwrap();
        connection.execute("INSERT INTO list (id, units, places) VALUES (1, ?1, ?1)", [&bytes]).unwrap();
        let _ = each(&connection, 1, "b", Wanted::Places, |_, cursor| {
            cursor.halves()?;
            Ok(())
        });
    }
}

#[test]
fn a_list_that_is_missing_is_an_error() {
    let terms = [("middling", 900), ("long", HALVED as u32)];
    let terms = terms.map(|(term, units)| (term.to_owned(), (units, 1)));
    let connection = table(&terms.into());
    connection.execute("DELETE FROM list", []).unwrap();
    for term in ["middling", "long"] {
        let found = find(&connection, 1, term, Wanted::Places, |cursor| {
            assert!(cursor.halves()?.is_none());
            assert!(matches!(cursor.places(), Err(Error::Damaged(_))));
            cursor.units().map(drop)
        });
        assert!(matches!(found, Err(Error::Damaged(_))), "{term}: {found:?}");
    }
}
