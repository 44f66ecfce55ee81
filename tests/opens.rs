//! The window opens on an empty machine and shows the built-in report.

mod desk;

use desk::Desk;

#[tokio::test]
async fn an_empty_machine_gets_a_library_with_the_built_in_report() {
    let desk = Desk::open().await;
    desk.see("Advances in Large Language Models").await;
}
