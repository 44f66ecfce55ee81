//! `setup`: everything a clone needs before it can be built and tested.

use crate::Call;
use crate::node;
use crate::packages::{self, BUILD, BUNDLE, FONTS, WINDOW};
use crate::steps::Failure;

/// All of it, packages for making packages included.
pub fn setup(call: &Call) -> Result<(), Failure> {
    packages::ensure(&[&BUILD, &WINDOW, &FONTS, &BUNDLE], call.consent)?;
    node::ensure(&call.root)
}

/// What compiling needs.
pub fn to_build(call: &Call) -> Result<(), Failure> {
    packages::ensure(&[&BUILD], call.consent)?;
    node::ensure(&call.root)
}

/// What driving the real window needs, compiling included.
pub fn to_drive(call: &Call) -> Result<(), Failure> {
    packages::ensure(&[&BUILD, &WINDOW, &FONTS], call.consent)?;
    node::ensure(&call.root)
}

/// What making packages needs, compiling included.
pub fn to_bundle(call: &Call) -> Result<(), Failure> {
    packages::ensure(&[&BUILD, &BUNDLE], call.consent)?;
    node::ensure(&call.root)
}
