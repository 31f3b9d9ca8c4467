//! A chart as inline SVG: dots, a line only from one recorded day to the next, and all of it in words.

use chrono::NaiveDate;

use super::escaped;
use crate::page::Chart;

/// Cells across: of a drawing over the whole page, and of one over half of it.
const WIDE: f64 = 720.0;
const HALF: f64 = 346.0;
const HIGH: f64 = 120.0;
/// Room for the scale at the left, and for the days below.
const LEFT: f64 = 24.0;
const RIGHT: f64 = 10.0;
const TOP: f64 = 8.0;
const BELOW: f64 = 22.0;

/// A figure with its caption; `at` tells its ids from those of other charts.
pub fn draw(at: usize, chart: &Chart) -> String {
    let (title, words) = (escaped(&chart.title), escaped(&chart.words));
    // What numbers beside it say already may be small.
    let class = if chart.row.is_empty() { " class=\"small\"" } else { "" };
    format!(
        "<figure{class}>\n<figcaption>{title}</figcaption>\n\
         <svg viewBox=\"0 0 {} {HIGH}\" role=\"img\" aria-labelledby=\"t{at} d{at}\">\n\
         <title id=\"t{at}\">{title}</title>\n<desc id=\"d{at}\">{words}</desc>\n{}{}{}</svg>\n</figure>\n",
        wide(chart),
        scale(chart),
        days(chart),
        marks(chart)
    )
}

fn wide(chart: &Chart) -> f64 {
    if chart.row.is_empty() { HALF } else { WIDE }
}

/// By date, so that a gap in time is one in the drawing.
fn x(chart: &Chart, at: usize) -> f64 {
    let since = |day: &NaiveDate| (*day - chart.days[0]).num_days() as f64;
    let span = chart.days.last().map_or(1.0, since).max(1.0);
    LEFT + (wide(chart) - LEFT - RIGHT) * since(&chart.days[at]) / span
}

fn y(chart: &Chart, value: f64) -> f64 {
    let (low, high) = chart.range;
    let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
    HIGH - BELOW - (HIGH - BELOW - TOP) * share
}

/// The two ends of the scale and its middle, each with a line.
fn scale(chart: &Chart) -> String {
    let (low, high) = chart.range;
    let middle = ((low + high) / 2.0).floor();
    let line = |value: f64| {
        let y = y(chart, value);
        format!(
            "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>\n",
            wide(chart) - RIGHT,
            LEFT - 6.0,
            y + 4.0
        )
    };
    [low, middle, high].map(line).concat()
}

/// The first day and the last, and one in between.
fn days(chart: &Chart) -> String {
    let last = chart.days.len().saturating_sub(1);
    let mut places = vec![(0, "start"), (last / 2, "middle"), (last, "end")];
    places.dedup_by_key(|(at, _)| *at);
    let label = |(at, anchor): (usize, &str)| {
        let day = chart.days[at].format("%-d %b");
        format!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{day}</text>\n",
            x(chart, at),
            HIGH - 4.0
        )
    };
    places.into_iter().map(label).collect()
}

fn marks(chart: &Chart) -> String {
    let point = |at: usize| chart.values[at].map(|value| (x(chart, at), y(chart, value)));
    let points: Vec<Option<(f64, f64)>> = (0..chart.values.len()).map(point).collect();
    let mut drawn = String::new();
    for run in points.split(Option::is_none).filter(|run| 1 < run.len()) {
        let path: Vec<String> = run.iter().flatten().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        drawn.push_str(&format!("<polyline class=\"path\" points=\"{}\"/>\n", path.join(" ")));
    }
    for (x, y) in points.iter().flatten() {
        drawn.push_str(&format!("<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>\n"));
    }
    drawn
}
