//! The threads that commands run on.
//!
//! A command holds its thread until it is answered. Tauri has a thread for each core: on a machine with two, a key
//! waited a second for its search behind two questions that take that long.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

/// At least so many, more than the page has questions under way that take long; a thread that waits costs some
/// kilobytes.
const THREADS: usize = 8;

/// Lives as long as the program.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// To be called before anything of Tauri is.
pub fn begin() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let built = Builder::new_multi_thread()
        .worker_threads(THREADS.max(cores))
        .thread_name("lectern-worker")
        .enable_all()
        .build();
    // Where none can be made, Tauri makes its own or says why it cannot.
    if let Ok(runtime) = built {
        tauri::async_runtime::set(RUNTIME.get_or_init(|| runtime).handle().clone());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Barrier};

    use tauri::async_runtime::{block_on, spawn};

    use super::*;

    #[test]
    fn commands_that_take_long_keep_no_other_one_waiting() {
        begin();
        // Each goes on only when all are under way.
        let barrier = Arc::new(Barrier::new(THREADS));
        let under_way: Vec<_> = (0..THREADS)
            .map(|_| {
                let barrier = Arc::clone(&barrier);
                spawn(async move { barrier.wait().is_leader() })
            })
            .collect();
        let leaders = block_on(async {
            let mut leaders = 0;
            for one in under_way {
                leaders += u32::from(one.await.unwrap());
            }
            leaders
        });
        assert_eq!(leaders, 1);
    }
}
