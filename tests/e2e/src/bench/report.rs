//! The report: for each measure the median and the range of both pages, and how many times the one is the other's.

use crate::bench::growth::Cost;
use crate::bench::relay::Sent;

/// A row: what was measured, and what each page came to.
pub struct Row {
    /// What was measured, with its unit.
    pub measure: String,
    /// What the guide came to, once a run.
    pub guide: Vec<f64>,
    /// What the baseline came to, once a run.
    pub baseline: Vec<f64>,
    /// Digits after the point.
    pub digits: usize,
}

impl Row {
    /// A row of milliseconds and the like.
    pub fn of(measure: impl Into<String>, guide: Vec<f64>, baseline: Vec<f64>) -> Self {
        Row { measure: measure.into(), guide, baseline, digits: 0 }
    }

    /// The same with digits after the point.
    pub fn with_digits(self, digits: usize) -> Self {
        Row { digits, ..self }
    }
}

/// The middle one, or the mean of the two in the middle; none of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        length if length % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// The rows under a heading, as text.
pub fn table(heading: &str, rows: &[Row]) -> String {
    let head = ["", "guide", "baseline", "ratio"].map(str::to_owned);
    let cells = rows.iter().map(|row| {
        let ratio = median(&row.guide).zip(median(&row.baseline)).filter(|(_, baseline)| *baseline > 0.0);
        let ratio = ratio.map_or("-".to_owned(), |(guide, baseline)| format!("{:.2}", guide / baseline));
        [row.measure.clone(), spread(&row.guide, row.digits), spread(&row.baseline, row.digits), ratio]
    });
    grid(heading, &std::iter::once(head).chain(cells).collect::<Vec<_>>())
}

/// What growing costs, as text.
pub fn growth_table(costs: &[Cost]) -> String {
    let head = ["", "questions", "walks", "proof, ms", "one walk, ms", "bytes"].map(str::to_owned);
    let cells = costs.iter().map(|cost| {
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
        let bytes: Vec<String> = cost.bytes.iter().map(|(what, bytes)| format!("{what} {bytes}")).collect();
        [
            format!("{} x", cost.copies),
            cost.questions.to_string(),
            cost.walks.to_string(),
            format!("{:.0}", milliseconds(cost.proof)),
            format!("{:.3}", milliseconds(cost.replay)),
            if bytes.is_empty() { "-".to_owned() } else { bytes.join(", ") },
        ]
    });
    let heading = "growth: the edition so many times over, proven and walked natively, unoptimised as in the build";
    grid(heading, &std::iter::once(head).chain(cells).collect::<Vec<_>>())
}

/// The kinds of files that are counted apart.
pub const KINDS: [&str; 4] = ["HTML", "script", "wasm", "other"];

/// How many answers of a kind went over the line, and how many bytes; of any kind without one.
pub fn traffic(sent: &[Sent], kind: Option<&str>) -> (f64, f64) {
    let of_kind = sent.iter().filter(|sent| kind.is_none_or(|kind| kind_of(&sent.path) == kind));
    of_kind.fold((0.0, 0.0), |(requests, bytes), sent| (requests + 1.0, bytes + sent.bytes as f64))
}

fn kind_of(path: &str) -> &'static str {
    let path = path.split('?').next().unwrap_or_default();
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        _ if path.ends_with('/') => "HTML",
        Some("html") => "HTML",
        Some("js") => "script",
        Some("wasm") => "wasm",
        _ => "other",
    }
}

/// `120 (100..150)`; only the number where it is always the same, a hyphen where there is none.
fn spread(values: &[f64], digits: usize) -> String {
    let Some(median) = median(values) else { return "-".to_owned() };
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if least == most {
        format!("{median:.digits$}")
    } else {
        format!("{median:.digits$} ({least:.digits$}..{most:.digits$})")
    }
}

/// Rows of cells, each column as wide as its widest: words to the left, numbers to the right.
fn grid<const N: usize>(heading: &str, rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        cells.collect::<Vec<_>>().join("   ").trim_end().to_owned()
    };
    std::iter::once(heading.to_owned()).chain(rows.iter().map(line)).map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::{Row, median, table, traffic};
    use crate::bench::relay::Sent;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_row_shows_median_range_and_ratio_of_medians() {
        let rows = [
            Row::of("paint, ms", vec![300.0, 200.0, 220.0], vec![100.0, 110.0, 400.0]),
            Row::of("takeover, ms", vec![900.0], vec![]),
        ];
        let words: Vec<Vec<String>> = table("first visit", &rows)
            .lines()
            .map(|line| line.split("   ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect())
            .collect();
        assert_eq!(
            words,
            [
                vec!["first visit"],
                vec!["guide", "baseline", "ratio"],
                vec!["paint, ms", "220 (200..300)", "110 (100..400)", "2.00"],
                vec!["takeover, ms", "900", "-", "-"],
            ]
        );
    }

    #[test]
    fn files_are_counted_by_their_kind() {
        let sent = ["/", "/a/loader-1.js?x", "/sw.js", "/a/guide.wasm", "/icon.svg", "/guide.html"];
        let sent: Vec<Sent> = sent.map(|path| Sent { path: path.to_owned(), bytes: 10 }).into();
        let of = |kind| traffic(&sent, Some(kind));
        assert_eq!([of("HTML"), of("script"), of("wasm"), of("other")], [(2., 20.), (2., 20.), (1., 10.), (1., 10.)]);
        assert_eq!(traffic(&sent, None), (6.0, 60.0));
    }
}
