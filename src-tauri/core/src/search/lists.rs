//! Lists of units with scores: what two have in common, either of them, one without the other.

/// Units in order, each with what it scores.
#[derive(Debug, Default, Clone)]
pub(super) struct Scored {
    pub units: Vec<u32>,
    pub scores: Vec<f32>,
}

impl Scored {
    pub fn reserve(&mut self, more: usize) {
        self.units.reserve(more);
        self.scores.reserve(more);
    }

    #[inline]
    pub fn push(&mut self, unit: u32, score: f32) {
        self.units.push(unit);
        self.scores.push(score);
    }

    /// Adds units that come after.
    pub fn append(&mut self, later: &Self) {
        self.units.extend_from_slice(&later.units);
        self.scores.extend_from_slice(&later.scores);
    }

    /// Those that are chosen, and the others.
    pub fn parted(self, chosen: impl Fn(u32) -> bool) -> (Self, Self) {
        let mut apart = Self::default();
        let others = self.kept(|unit, score| {
            let is_chosen = chosen(unit);
            if is_chosen {
                apart.units.push(unit);
                apart.scores.push(score);
            }
            !is_chosen
        });
        (apart, others)
    }

    /// Those that pass.
    pub fn kept(mut self, mut keep: impl FnMut(u32, f32) -> bool) -> Self {
        let mut count = 0;
        for at in 0..self.units.len() {
            let (unit, score) = (self.units[at], self.scores[at]);
            self.units[count] = unit;
            self.scores[count] = score;
            count += usize::from(keep(unit, score));
        }
        self.units.truncate(count);
        self.scores.truncate(count);
        self
    }
}

/// From so many times the length on, the units of a shorter list are looked up in the longer one.
const LONGER: usize = 16;

/// Units of both, with the sum of their scores; `a` is the shorter list.
pub(super) fn both(a: &Scored, b: &Scored) -> Scored {
    let mut found = Scored::default();
    if b.units.len() / LONGER >= a.units.len() {
        let mut at = 0;
        for (unit, score) in a.units.iter().zip(&a.scores) {
            at += b.units[at..].partition_point(|other| other < unit);
            if b.units.get(at) == Some(unit) {
                found.units.push(*unit);
                found.scores.push(score + b.scores[at]);
            }
        }
        return found;
    }
    // Each is written, and stays where both have it: no branch that could be guessed wrongly.
    found.units = vec![0; a.units.len()];
    found.scores = vec![0.0; a.units.len()];
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.units.len() && j < b.units.len() {
        let (left, right) = (a.units[i], b.units[j]);
        found.units[count] = left;
        found.scores[count] = a.scores[i] + b.scores[j];
        count += usize::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    found.units.truncate(count);
    found.scores.truncate(count);
    found
}

/// Units of the one without those of the other.
pub(super) fn less(a: &Scored, b: &[u32]) -> Scored {
    let mut at = 0;
    a.clone().kept(|unit, _| {
        while b.get(at).is_some_and(|other| *other < unit) {
            at += 1;
        }
        b.get(at) != Some(&unit)
    })
}

/// Units of either, with the sum of their scores.
pub(super) fn either(a: &Scored, b: &Scored) -> Scored {
    let mut found = Scored::default();
    let (mut i, mut j) = (0, 0);
    loop {
        let (left, right) = (a.units.get(i), b.units.get(j));
        let unit = match (left, right) {
            (None, None) => return found,
            (Some(l), Some(r)) => *l.min(r),
            (Some(one), None) | (None, Some(one)) => *one,
        };
        let mut score = 0.0;
        if left == Some(&unit) {
            score += a.scores[i];
            i += 1;
        }
        if right == Some(&unit) {
            score += b.scores[j];
            j += 1;
        }
        found.units.push(unit);
        found.scores.push(score);
    }
}
