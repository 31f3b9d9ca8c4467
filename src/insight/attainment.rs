//! Goal attainment in one figure, for a therapist's page only: 50 is as expected (clinical 3.4).

/// How much goals of one person move together (Kiresuk and Sherman, 1968).
const RHO: f64 = 0.3;

/// T of levels from -2 to +2 with their weights; none without a goal or a weight.
pub fn attainment(goals: &[(i8, f64)]) -> Option<f64> {
    let sum: f64 = goals.iter().map(|(level, weight)| f64::from(*level) * weight).sum();
    let weights: f64 = goals.iter().map(|(_, weight)| weight).sum();
    let squares: f64 = goals.iter().map(|(_, weight)| weight * weight).sum();
    let spread = ((1.0 - RHO) * squares + RHO * weights * weights).sqrt();
    (0.0 < spread).then(|| 50.0 + 10.0 * sum / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_come_to_the_published_figures() {
        let rows: &[(&[(i8, f64)], f64)] = &[
            (&[(0, 1.0)], 50.0),
            (&[(1, 1.0)], 60.0),
            (&[(-2, 1.0)], 30.0),
            (&[(0, 1.0); 3], 50.0),
            (&[(1, 1.0); 3], 63.6931),
            (&[(-1, 1.0); 3], 36.3069),
            (&[(2, 1.0); 3], 77.3861),
            (&[(2, 1.0), (0, 1.0)], 62.4035),
            (&[(1, 3.0), (0, 2.0), (-1, 1.0)], 54.4065),
            (&[(-1, 4.0), (2, 2.0)], 50.0),
        ];
        for (goals, expected) in rows {
            let got = attainment(goals).unwrap();
            assert!((got - expected).abs() < 5e-5, "{goals:?}: {got}");
        }
        assert_eq!(attainment(&[]), None);
    }
}
