//! Questions that the page asks anew before the last one is answered, at every key for one: what a later question has
//! overtaken is given up where it is under way, and answered with nothing.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

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
        self.0.load(Ordering::Relaxed) == number
    }
}

/// A question whose latest answer is kept, for others that build on it.
pub struct Kept<T> {
    question: Question,
    answer: Mutex<Option<T>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            question: Question::default(),
            answer: Mutex::new(None),
        }
    }
}

impl<T> Kept<T> {
    /// The question.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Keeps an answer. False where it was overtaken, be it as it waited for those that use the last one.
    pub fn keep(&self, number: u32, answer: T) -> bool {
        let mut kept = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        let is_latest = self.question.is_latest(number);
        if is_latest {
            *kept = Some(answer);
        }
        is_latest
    }

    /// The answer is needed no more; one to a later question stays.
    pub fn leave(&self, number: u32) {
        self.question.ask(number);
        let mut kept = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        if self.question.is_latest(number) {
            *kept = None;
        }
    }

    /// Works with the answer, if there is one; nobody changes it meanwhile.
    pub fn with<R>(&self, work: impl FnOnce(Option<&T>) -> R) -> R {
        work(
            self.answer
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .as_ref(),
        )
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
    fn only_the_latest_answer_is_kept_in_whatever_order_they_come() {
        let kept = Kept::default();
        let there = || kept.with(|answer| answer.copied());
        kept.question().ask(1);
        kept.question().ask(2);
        assert!(kept.keep(2, "second"));
        assert!(!kept.keep(1, "first"));
        assert_eq!(there(), Some("second"));
        // A leave that was overtaken by coming back.
        kept.question().ask(4);
        assert!(kept.keep(4, "fourth"));
        kept.leave(3);
        assert_eq!(there(), Some("fourth"));
        kept.leave(5);
        assert_eq!(there(), None);
        assert!(!kept.keep(4, "fourth"));
        assert_eq!(there(), None);
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
