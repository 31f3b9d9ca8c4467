//! Taking over what changed between two states of a thing into a third, which another hand may have changed meanwhile.
//! Knows no record and no file.

/// Takes over what changed from one state to another, and leaves the rest as it is.
pub trait Rebase {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand);
}

/// What becomes of a value that another hand has changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// It gives way to what the person says now.
    Firm,
    /// It stays: only what is still as it was in `from` is taken back.
    Gentle,
}

impl<T: Clone + PartialEq> Rebase for Vec<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        rebase_list(self, from, to, hand, T::eq, |_, _, _| ());
    }
}

impl<T: Clone + PartialEq> Rebase for Option<T> {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        replace(self, from, to, hand);
    }
}

/// What `to` has, in its order; of what only `now` has, what another hand put there, behind what it followed.
pub fn rebase_list<T: Clone + PartialEq>(
    now: &mut Vec<T>,
    from: &[T],
    to: &[T],
    hand: Hand,
    same: impl Fn(&T, &T) -> bool,
    merge: impl Fn(&mut T, &T, &T),
) {
    if from == to {
        return;
    }
    let find = |list: &[T], item: &T| list.iter().position(|other| same(other, item));
    let mut result: Vec<T> = Vec::with_capacity(to.len());
    for item in to {
        match (find(now, item), find(from, item)) {
            (Some(at), Some(was)) => {
                let mut kept = now[at].clone();
                merge(&mut kept, &from[was], item);
                result.push(kept);
            }
            (None, Some(was)) if from[was] == *item => {}
            _ => result.push(item.clone()),
        }
    }
    for (at, item) in now.iter().enumerate() {
        let was = find(from, item).map(|at| &from[at]);
        let theirs = was.is_none_or(|was| hand == Hand::Gentle && was != item);
        if find(to, item).is_none() && theirs {
            let before = now[..at].iter().rev().find_map(|other| find(&result, other));
            result.insert(before.map_or(0, |at| at + 1), item.clone());
        }
    }
    *now = result;
}

/// The new value, if there is one.
pub fn replace<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T, hand: Hand) {
    if from != to && (hand == Hand::Firm || now == from) {
        now.clone_from(to);
    }
}

impl Rebase for String {
    fn rebase(&mut self, from: &Self, to: &Self, hand: Hand) {
        replace(self, from, to, hand);
    }
}
