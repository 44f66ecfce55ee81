//! The window asks nobody: it does its work in a network that has no way out, and every call of the system that
//! could leave this machine is written down meanwhile.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;

use std::fs;
use std::process::{Command, Stdio};

use desk::Setup;

const PAGE: &str = ".page .column";

/// Set for the run within the empty network.
const WITHIN: &str = "LECTERN_TEST_WITHIN_NO_NETWORK";

/// How to begin a command in an empty network: as root, or as root of a user namespace; nothing where neither may.
fn without_network() -> Option<Vec<&'static str>> {
    let ways = [
        vec!["unshare", "--net"],
        vec!["unshare", "--map-root-user", "--net"],
    ];
    ways.into_iter().find(|way| {
        Command::new(way[0])
            .args(&way[1..])
            .args(["ip", "link", "set", "lo", "up"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    })
}

#[tokio::test]
async fn the_window_asks_for_nothing() {
    let within = std::env::var_os(WITHIN).is_some();
    if !within && let Some(way) = without_network() {
        // Only the driver's own conversation with the window is left to it, over the loopback device.
        let ran = Command::new(way[0])
            .args(&way[1..])
            .args(["sh", "-c", r#"ip link set lo up && exec "$0" "$@""#])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "the_window_asks_for_nothing", "--nocapture"])
            .env(WITHIN, "1")
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        return;
    }

    let place = tempfile::tempdir().unwrap();
    let (trace, file) = (place.path().join("trace"), place.path().join("remote.md"));
    fs::write(
        &file,
        "# Remote\n\n![a picture](https://example.org/p.png) and <https://example.org>.\n\nWords to be marked.\n",
    )
    .unwrap();
    let mut desk = Setup::default().file(&file).traced(&trace).open().await;
    desk.find(PAGE).await;
    desk.select(PAGE, "Words to be marked").await;
    desk.press("n").await;
    desk.find(".note.editing textarea").await;
    desk.type_text("See https://example.org/ and ![](https://example.org/q.png)")
        .await;
    desk.find(".edit-foot .saved svg").await;
    desk.press("Ctrl+Shift+p").await;
    desk.find(".editor.preview").await;
    desk.press("Escape").await;
    desk.press("Ctrl+Shift+e").await;
    desk.find("dialog[open]").await;
    desk.press("Escape").await;
    desk.close().await;

    let trace = fs::read_to_string(trace).unwrap();
    assert!(trace.contains("AF_UNIX"), "there is a trace");
    // The automation of the window listens on the loopback device; Lectern itself connects nowhere.
    let asked: Vec<_> = trace
        .lines()
        .filter(|line| line.contains("AF_INET") && !line.contains("inet_addr(\"127.0.0.1\")"))
        .collect();
    assert_eq!(asked, [""; 0]);
}
