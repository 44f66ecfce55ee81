//! The page's TypeScript is generated from the Rust types; this fails when the file is stale.
//! `cargo xtask types` sets `LECTERN_WRITE_TYPES` and so writes it anew.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

#[test]
fn typescript_is_up_to_date() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/commands/bindings.ts");
    if std::env::var_os("LECTERN_WRITE_TYPES").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        lectern::write_typescript(&kept).unwrap();
    }
    let place = tempfile::tempdir().unwrap();
    let fresh = place.path().join("bindings.ts");
    lectern::write_typescript(&fresh).unwrap();
    let (kept, fresh) = (
        fs::read_to_string(kept).unwrap_or_default(),
        fs::read_to_string(fresh).unwrap(),
    );
    assert!(
        kept == fresh,
        "ui/src/commands/bindings.ts is stale: run `cargo xtask types`"
    );
}
