//! Catching up in the background: whatever is not in the index yet, in steps between which searches come, also where
//! another program has the index for a while; and an index that is mostly of what has gone, made anew.

use std::time::{Duration, Instant};

use super::file::{self, Open, PATIENCE};
use super::follow::{self, IndexState, Step};
use crate::error::{Error, Result};
use crate::library::Library;

/// So long until another program that writes into the index is looked for again.
const AGAIN: Duration = Duration::from_millis(100);

/// So many units that have gone are worth making the index anew, where they are most of it.
const MUCH_GONE: u32 = if cfg!(test) { 100 } else { 50_000 };

/// Brings the index up to the library, in steps; after each `progress` is told how many documents are
/// in, and of how many. It answers `false` to stop; what is in until then stays.
///
/// # Errors
/// Where the library cannot be read; [`Error::Busy`] where another program has had the index for ten seconds and
/// written nothing.
pub fn catch_up(
    library: &Library,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<IndexState> {
    let mut may_begin_anew = !library.is_read_only();
    let mut waiting: Option<(i64, Instant)> = None;
    loop {
        // Taken anew for each step, so that searches come in between.
        let (step, state, version) = super::with_open(library, |open| {
            let step = follow::step(library, open, usize::MAX)?;
            let state = match step {
                Step::Nothing => follow::ready(open),
                _ => follow::state(library, open)?,
            };
            // Another one after each transaction of others.
            let sql = "PRAGMA data_version";
            let version = open.connection.query_row(sql, [], |row| row.get(0))?;
            Ok((step, state, version))
        })?;
        // Whoever has it takes in the same: that is waited for, as long as it goes on.
        if step == Step::Elsewhere
            && let IndexState::Building { done, total } = state
        {
            if !progress(done, total) {
                return Ok(state);
            }
            match waiting {
                Some((before, since)) if before == version => {
                    if since.elapsed() > PATIENCE {
                        return Err(Error::Busy);
                    }
                }
                _ => waiting = Some((version, Instant::now())),
            }
            std::thread::sleep(AGAIN);
            continue;
        }
        waiting = None;
        match state {
            IndexState::Building { done, total } if progress(done, total) => {}
            // What has gone is left where it was; where that has become most of it, all is made anew. Once: a file that
            // cannot be taken away stays as it is.
            IndexState::Ready
                if may_begin_anew && super::with_open(library, |open| is_mostly_gone(open))? =>
            {
                may_begin_anew = false;
                file::forget(library)?;
            }
            other => return Ok(other),
        }
    }
}

/// Whether more of an index has gone than is there, and that is much.
fn is_mostly_gone(open: &Open) -> Result<bool> {
    let sql = "SELECT count(*) > ?1 AND count(*) > (SELECT next FROM meta) / 2 FROM gone";
    Ok(!open.in_memory
        && open
            .connection
            .query_row(sql, [MUCH_GONE], |row| row.get(0))?)
}
