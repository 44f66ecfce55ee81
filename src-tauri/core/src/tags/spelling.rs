//! How tags are written. The search folds them, so that `Sea` and `sea` are one; shown is the spelling
//! most in use.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::search::folded_tag;

/// How tags are written, by how the search folds them: of several spellings the most used, on
/// annotations and documents together.
pub(crate) fn spelling(connection: &Connection) -> Result<HashMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM tag ORDER BY name")?;
    let mut rows = statement.query([])?;
    let mut all: HashMap<String, Vec<(i64, String)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
        all.entry(folded_tag(&name)).or_default().push((id, name));
    }
    // Only where there is a choice is it counted: that is rare, and counting takes longest.
    let mut uses = connection.prepare_cached(
        "SELECT (SELECT count(*) FROM annotation_tag WHERE tag = ?1)
              + (SELECT count(*) FROM document_tag WHERE tag = ?1)",
    )?;
    let mut spelt = HashMap::with_capacity(all.len());
    for (folded, names) in all {
        let alone = names.len() == 1;
        let mut best: Option<(u32, String)> = None;
        for (id, name) in names {
            let own = if alone {
                0
            } else {
                uses.query_row([id], |row| row.get(0))?
            };
            if best.as_ref().is_none_or(|(most, _)| own > *most) {
                best = Some((own, name));
            }
        }
        spelt.extend(best.map(|(_, name)| (folded, name)));
    }
    Ok(spelt)
}
