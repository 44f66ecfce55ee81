//! Lists of units with scores: what two have in common, either of them, one without the other.

/// Units in order, each with what it scores.
#[derive(Debug, Default, Clone)]
pub(super) struct Scored {
    pub units: Vec<u32>,
    pub scores: Vec<f32>,
}

impl Scored {
    /// Those that pass.
    pub fn kept(self, mut keep: impl FnMut(u32) -> bool) -> Self {
        let mut kept = Self::default();
        for (unit, score) in self.units.into_iter().zip(self.scores) {
            if keep(unit) {
                kept.units.push(unit);
                kept.scores.push(score);
            }
        }
        kept
    }
}

/// Units of both, with the sum of their scores.
pub(super) fn both(a: &Scored, b: &Scored) -> Scored {
    let mut found = Scored::default();
    let mut at = 0;
    for (unit, score) in a.units.iter().zip(&a.scores) {
        while b.units.get(at).is_some_and(|other| other < unit) {
            at += 1;
        }
        if b.units.get(at) == Some(unit) {
            found.units.push(*unit);
            found.scores.push(score + b.scores[at]);
        }
    }
    found
}

/// Units of the one without those of the other.
pub(super) fn less(a: &Scored, b: &[u32]) -> Scored {
    let mut at = 0;
    a.clone().kept(|unit| {
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
