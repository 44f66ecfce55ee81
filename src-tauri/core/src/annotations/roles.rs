//! What the five colours stand for: a word for each that a person sets (claim, evidence, doubt …).

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Colour;
use crate::error::{Error, Result};
use crate::journal::{self, Action, Kept, Recorded};
use crate::library::Library;

/// The longest name, in code points.
const LONGEST: usize = 40;

/// A colour and its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(specta::Type))]
pub struct Role {
    /// The colour.
    pub colour: Colour,
    /// What it stands for.
    pub name: String,
}

/// The words that are set, in the order of the colours.
///
/// # Errors
/// Only where the library cannot be read.
pub fn roles(library: &Library) -> Result<Vec<Role>> {
    library.read(select_roles)
}

pub(crate) fn select_roles(connection: &Connection) -> Result<Vec<Role>> {
    let all = Colour::ALL
        .iter()
        .map(|colour| Role::load(connection, key(*colour)))
        .collect::<Result<Vec<_>>>()?;
    Ok(all.into_iter().flatten().collect())
}

/// Sets the word of a colour; an empty one takes it away.
///
/// # Errors
/// A word that is too long or not one line.
pub fn set_role(library: &Library, colour: Colour, name: &str) -> Result<Recorded<()>> {
    let name = name.trim().to_owned();
    if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Error::Invalid(format!(
            "What a colour stands for is one line of at most {LONGEST} letters."
        )));
    }
    journal::record(library, Action::NameColour, |step| {
        if name.is_empty() {
            step.take::<Role>(key(colour))
        } else {
            step.put(&Role { colour, name })
        }
    })
}

/// The same id for the same colour in every library, so that two can be merged.
const fn key(colour: Colour) -> Uuid {
    Uuid::from_u128(0x1ec7_e200_0000_7000_8000_0000_0000_0000 + colour as u128)
}

impl Kept for Role {
    const ENTITY: &'static str = "role";

    fn key(&self) -> Uuid {
        key(self.colour)
    }

    fn load(connection: &Connection, key: Uuid) -> Result<Option<Self>> {
        Ok(connection
            .prepare_cached("SELECT colour, name FROM role WHERE uuid = ?1")?
            .query_row([key], |row| {
                Ok(Self {
                    colour: row.get(0)?,
                    name: row.get(1)?,
                })
            })
            .optional()?)
    }

    fn store(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO role (uuid, colour, name) VALUES (?1, ?2, ?3)
                 ON CONFLICT (uuid) DO UPDATE SET name = ?3",
            )?
            .execute((key(self.colour), self.colour, &self.name))?;
        Ok(())
    }

    fn delete(connection: &Connection, key: Uuid) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM role WHERE uuid = ?1")?
            .execute([key])?;
        Ok(())
    }
}
