//! Questions that the page asks anew before the last one is answered, at every key for one: what a later question has
//! overtaken is given up where it is under way, and answered with nothing.

use std::sync::atomic::{AtomicU32, Ordering};

use lectern_core::Error;

use crate::error::Answer;

/// Which question of one kind is the latest, by the number the page gave it.
#[derive(Default)]
pub struct Question(AtomicU32);

impl Question {
    /// A question was asked.
    pub fn ask(&self, number: u32) {
        self.0.fetch_max(number, Ordering::Relaxed);
    }

    /// Whoever asks has begun anew and counts from 1, as a page that was loaded again.
    pub fn begin_anew(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Whether no later one was asked.
    pub fn is_latest(&self, number: u32) -> bool {
        self.0.load(Ordering::Relaxed) <= number
    }
}

/// An answer that was given up is none.
pub fn wanted<T>(answer: Answer<T>) -> Answer<Option<T>> {
    match answer {
        Err(error) if error.code == Error::Overtaken.code() => Ok(None),
        answer => answer.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overtaken_question_is_not_the_latest() {
        let question = Question::default();
        question.ask(1);
        assert!(question.is_latest(1));
        question.ask(3);
        question.ask(2);
        assert!(!question.is_latest(1) && !question.is_latest(2) && question.is_latest(3));
        question.begin_anew();
        question.ask(1);
        assert!(question.is_latest(1));
    }

    #[test]
    fn what_was_given_up_is_no_failure() {
        let given_up: Answer<u32> = Err(Error::Overtaken.into());
        assert!(matches!(wanted(given_up), Ok(None)));
        assert!(matches!(wanted(Ok(1)), Ok(Some(1))));
        let failed: Answer<u32> = Err(Error::DiskFull.into());
        assert!(wanted(failed).is_err());
    }
}
