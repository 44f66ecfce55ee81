//! `prove-package`: the .deb in a bare Debian, from installing to purging.

use crate::Call;
use crate::bundle;
use crate::linux;
use crate::packages::{self, PROOF};
use crate::steps::{Failure, Step};

/// Takes the package that is there, or makes it; the script says what is looked at.
pub fn prove(call: &Call) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure("a .deb can only be proved on Linux".into()));
    }
    if Step::new("id -u").ask().as_deref() != Some("0") {
        return Err(Failure(
            "this needs root: it makes a bare Debian with debootstrap and goes into it by chroot. \
             With sudo and a package made before: sudo packaging/linux/prove.sh PACKAGE.deb"
                .into(),
        ));
    }
    packages::ensure(&[&PROOF], call.consent)?;
    let folder = call.root.join("target/release/bundle/deb");
    if linux::one(&folder, "deb").is_err() {
        bundle::bundle(call)?;
    }
    Step::new("bash packaging/linux/prove.sh")
        .arg(linux::one(&folder, "deb")?)
        .args(&call.rest)
        .within(&call.root)
        .run()
}
