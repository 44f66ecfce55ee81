//! placeholder

pub mod anchor;
pub mod export;
pub mod text;
mod vocabulary;
