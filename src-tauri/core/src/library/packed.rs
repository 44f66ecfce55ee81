//! Texts as they lie in the library: Zstandard frames (RFC 8878), which take about half the room.
//!
//! A frame says how long its content is; one that says more than any import may bring is damaged, and is
//! not unpacked.

use std::cell::RefCell;
use std::io;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use zstd::bulk::{Compressor, Decompressor};

/// Zstandard's own default, beyond which little is gained for texts of a few KB.
const LEVEL: i32 = 3;

/// No topic and no file is longer, in bytes: a file of 64 MB gives HTML of a few times that.
const LONGEST: u64 = 1 << 30;

thread_local! {
    // Making a context costs more than packing a topic with it.
    static PACKING: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static UNPACKING: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Bytes on their way into a column, which keeps them packed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pack<'a>(pub &'a [u8]);

impl ToSql for Pack<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Packed::of(self.0).map(|Packed(frame)| ToSqlOutput::from(frame))
    }
}

/// Bytes that are packed already: an import packs before it asks for the library.
#[derive(Debug, Clone)]
pub(crate) struct Packed(Vec<u8>);

impl Packed {
    /// Packs.
    pub fn of(bytes: &[u8]) -> rusqlite::Result<Self> {
        pack(bytes)
            .map(Self)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl ToSql for Packed {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

/// Bytes as they were before they were packed.
#[derive(Debug)]
pub(crate) struct Unpacked(pub Vec<u8>);

impl FromSql for Unpacked {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        unpack(value.as_blob()?)
            .map(Self)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// A text as it was before it was packed.
#[derive(Debug)]
pub(crate) struct UnpackedText(pub String);

impl FromSql for UnpackedText {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let Unpacked(bytes) = Unpacked::column_result(value)?;
        String::from_utf8(bytes)
            .map(Self)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    PACKING.with_borrow_mut(|kept| {
        let mut context = match kept.take() {
            Some(context) => context,
            None => Compressor::new(LEVEL)?,
        };
        let packed = context.compress(bytes);
        // The context of a long file holds megabytes; that of a topic is worth keeping.
        if bytes.len() < 1 << 17 {
            *kept = Some(context);
        }
        packed
    })
}

fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let damaged = || {
        io::Error::new(
            io::ErrorKind::InvalidData,
            "a text of the library is damaged",
        )
    };
    let length = zstd::zstd_safe::get_frame_content_size(packed)
        .ok()
        .flatten()
        .filter(|length| *length <= LONGEST)
        .and_then(|length| usize::try_from(length).ok())
        .ok_or_else(damaged)?;
    UNPACKING.with_borrow_mut(|kept| {
        let mut context = match kept.take() {
            Some(context) => context,
            None => Decompressor::new()?,
        };
        let unpacked = context.decompress(packed, length);
        *kept = Some(context);
        unpacked.map_err(|_| damaged())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out_as_it_was(bytes in proptest::collection::vec(any::<u8>(), 0..5_000)) {
            prop_assert_eq!(unpack(&pack(&bytes).unwrap()).unwrap(), bytes);
        }

        #[test]
        fn anything_else_is_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
            let mut framed = pack(b"The water comes and the water goes.").unwrap();
            framed.truncate(bytes.len().min(framed.len() - 1));
            prop_assert!(unpack(&framed).is_err());
        }
    }

    #[test]
    fn a_frame_that_claims_too_much_is_not_unpacked() {
        // Magic number, a header with eight bytes of content size in one segment, and a size of 2^63.
        let bomb = [
            0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0x80, 1, 0, 0,
        ];
        assert!(unpack(&bomb).is_err());
        let long = "water ".repeat(100_000);
        let packed = pack(long.as_bytes()).unwrap();
        assert!(packed.len() < long.len() / 100);
        assert_eq!(unpack(&packed).unwrap(), long.as_bytes());
    }
}
