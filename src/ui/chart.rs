//! Numbers over time and side by side, in characters. A missing number is a gap, never a zero.

mod bars;
mod pixels;
mod timeline;

pub use bars::{Bar, bars};
pub use pixels::{Pixel, Pixels};
pub use timeline::Timeline;

use super::Theme;

/// Numbers in the order of time; `None` where there is none.
pub type Series<'a> = &'a [Option<f64>];

/// One sign for each number, higher for more, a space for a gap.
pub fn spark(series: Series, range: (f64, f64), theme: &Theme) -> String {
    series.iter().map(|value| value.map_or(" ", |value| level(value, range, theme))).collect()
}

/// The sign of one number, higher for more.
pub fn level(value: f64, range: (f64, f64), theme: &Theme) -> &'static str {
    let levels = theme.marks.levels;
    levels[step(value, range, levels.len())]
}

/// The means of neighbouring numbers, at most `columns` of them. A gap among numbers does not count.
pub fn squeeze(series: Series, columns: usize) -> Vec<Option<f64>> {
    let columns = columns.min(series.len());
    let bucket = |i: usize| &series[i * series.len() / columns..(i + 1) * series.len() / columns];
    (0..columns).map(|i| mean(bucket(i))).collect()
}

/// Which of `steps` equal steps of a range a number is in.
fn step(value: f64, (low, high): (f64, f64), steps: usize) -> usize {
    if steps < 2 || high <= low || value.is_nan() {
        return 0;
    }
    let part = ((value - low) / (high - low)).clamp(0.0, 1.0);
    (part * (steps - 1) as f64).round() as usize
}

fn mean(values: Series) -> Option<f64> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_neither_low_nor_high() {
        let series = [Some(0.0), Some(5.0), None, Some(10.0)];
        assert_eq!(spark(&series, (0.0, 10.0), &Theme::mono()), "▁▅ █");
        assert_eq!(spark(&series, (0.0, 10.0), &Theme::mono().ascii()), "_= #");
    }

    #[test]
    fn many_numbers_become_their_means() {
        let series = [Some(2.0), Some(4.0), None, None, None, Some(9.0)];
        assert_eq!(squeeze(&series, 3), [Some(3.0), None, Some(9.0)]);
        assert_eq!(squeeze(&series, 20).len(), 6);
        assert_eq!(squeeze(&[], 20), []);
    }
}
