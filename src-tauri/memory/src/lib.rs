//! Memory that is no longer needed goes back to the system, and what is not needed at all is not taken.
//!
//! The allocator of glibc keeps some of what a program has freed, in an arena for each thread. After a report of
//! ten megabytes has been read in, that was 70 MB which nobody used and no other program could have. Other
//! systems' allocators give it back by themselves: there these functions do nothing.

/// To be called once, before the first thread: all threads share one arena, and what is freed stays in it, 64 MB of it
/// at most, until [`give_back`] is called.
///
/// A reading desk allocates too seldom for its threads to stand in each other's way. What it does often takes much, such
/// as a search at each key, which needs the same megabytes again: had they gone back meanwhile, the system would have to
/// clear each of their pages anew, which was a fifth of a key's time in a large library.
pub fn share_one_arena() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        const MB: libc::c_int = 1 << 20;
        for (option, value) in [
            (libc::M_ARENA_MAX, 1),
            // The highest there is where an address has 64 bits: larger pieces are the system's own and go back at once.
            (libc::M_MMAP_THRESHOLD, 32 * MB),
            (libc::M_TRIM_THRESHOLD, 64 * MB),
        ] {
            #[expect(unsafe_code, reason = "mallopt is C")]
            // SAFETY: mallopt(3) takes two numbers and no pointer, locks the arena it changes, and does nothing with a
            // value it does not like. Its manual calls it unsafe beside other threads, which may see some of the numbers
            // changed and others not: each of them is good by itself.
            unsafe {
                libc::mallopt(option, value);
            }
        }
    }
}

/// To be called once, before the first thread: WebKitGTK's engine interprets the page's code and compiles none of it.
///
/// Its compilers took 12 MB, of 247, for code that runs for a few milliseconds at each key. They are also where most of
/// the engine's holes are found; a process without them has no memory that is both written and run. The engine reads
/// its options from the environment (`JSC_` and the name in `Source/JavaScriptCore/runtime/OptionsList.h`), and so
/// what the user says there stands. The other systems' engines are not ours to set.
pub fn interpret_page_code() {
    #[cfg(target_os = "linux")]
    {
        const OPTION: &str = "JSC_useJIT";
        if std::env::var_os(OPTION).is_none() {
            #[expect(unsafe_code, reason = "other threads may read the environment")]
            // SAFETY: std::env::set_var is sound as long as no other thread reads or writes the environment
            // meanwhile; there is none yet.
            unsafe {
                std::env::set_var(OPTION, "0");
            }
        }
    }
}

/// Gives back what is free, after work that took much of it. Takes milliseconds, in which nothing else can
/// allocate.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        #[expect(unsafe_code, reason = "malloc_trim is C")]
        // SAFETY: malloc_trim(3) takes a number and no pointer, is MT-safe, and leaves all that is in use
        // where it is.
        unsafe {
            libc::malloc_trim(0);
        }
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    /// Pages of this process that are in memory.
    fn resident() -> usize {
        let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        let second = pages.split(' ').nth(1).unwrap_or_default();
        second.parse().unwrap_or_default()
    }

    #[test]
    fn what_is_free_is_given_back() {
        super::share_one_arena();
        // Small pieces, and one at the end that keeps the heap from shrinking by itself.
        let pieces: Vec<Vec<u8>> = (0..40_000).map(|_| vec![1; 1000]).collect();
        let large = vec![1_u8; 20_000_000];
        let last = vec![1_u8; 1000];
        let full = resident();
        drop((pieces, large));
        let before = resident();
        // Until then it stays, for what comes next.
        assert!(before + 1_000 > full, "{full} pages, then {before}");
        super::give_back();
        let after = resident();
        assert!(after + 10_000 < before, "{before} pages, then {after}");
        drop(last);
    }
}
