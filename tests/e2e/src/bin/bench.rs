//! Measures the built page against the plain page in `tests/baseline`, in the same run: `cargo xtask bench [--runs N]`.
//! How and why is in the library's module `bench`. It judges nothing: a time depends on the machine.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use transfer_guide_e2e::bench::growth::Cost;
use transfer_guide_e2e::bench::line::{PROFILES, Profile};
use transfer_guide_e2e::bench::loaded::{self, SLOWER};
use transfer_guide_e2e::bench::report::{KINDS, Row, growth_table, median, table, traffic};
use transfer_guide_e2e::bench::visit::{Does, Subject, Visit, twice};
use transfer_guide_e2e::bench::{decisions, growth, host, publishing};
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::trouble::{Result, Trouble};
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::fault::Fault;

/// Runs of each page unless another number is asked for: a median of fewer is an accident.
const RUNS: usize = 7;

/// So many times the edition.
const SIZES: [usize; 3] = [1, 10, 100];

/// What both pages came to, the guide first.
type Both<T> = [Vec<T>; 2];

fn main() -> ExitCode {
    match runs(env::args().skip(1)).and_then(bench) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn runs(mut arguments: impl Iterator<Item = String>) -> Result<usize> {
    let number = match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => Some(RUNS),
        (Some("--runs"), Some(number)) => number.parse().ok().filter(|number| *number > 0),
        _ => None,
    };
    number.ok_or_else(|| Trouble::new("how many runs? for example: cargo xtask bench --runs 7"))
}

fn bench(runs: usize) -> Result<()> {
    let settings = Settings::from_environment()?;
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("../baseline");
    let subjects = [
        Subject { name: "guide", server: host::serve(&settings.dist)?, has_app: true },
        Subject { name: "baseline", server: host::serve(&plain)?, has_app: false },
    ];
    for profile in PROFILES {
        let looking = visits(&settings, &subjects, profile, Does::Looks, runs)?;
        let clicking = visits(&settings, &subjects, profile, Does::Clicks, runs)?;
        for (number, which) in ["first visit", "second visit"].into_iter().enumerate() {
            let Profile { name, bits_per_second, round_trip, cpu } = profile;
            let heading = format!(
                "profile {name}, {which}: {} kbit/s, {} ms there and back, CPU {cpu} times slower",
                bits_per_second / 1000,
                round_trip.as_millis()
            );
            println!("{}", table(&heading, &times(&looking, &clicking, number)));
            if profile.name == PROFILES[0].name {
                println!("{}", table(&format!("{which}: what went over the line"), &bytes(&looking, number)));
            }
        }
    }
    println!("{}", table("loaded: walking, over no line", &walking(&settings, &subjects, runs)?));
    println!(
        "{}",
        table("decisions of the package for scripts, and of a plain table", &decisions::measure(&settings.dist, runs)?)
    );
    println!("{}", growth_table(&costs(&settings)?));
    let edition = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions").join(&*COLLEGE_2020.id);
    println!("transfer-guide, the quickest of {runs} runs");
    for (what, took) in publishing::measure(&edition, runs)? {
        println!("  {what:<52} {:>7} ms", took.as_millis());
    }
    Ok(())
}

fn costs(settings: &Settings) -> Result<Vec<Cost>> {
    let grown = env::var_os("TRANSFER_GUIDE_GROWN").map(PathBuf::from).unwrap_or_default();
    let measured = SIZES.into_iter().map(|copies| {
        let mut cost = growth::measure(&COLLEGE_2020, copies)?;
        let folder = if copies == 1 { settings.dist.clone() } else { grown.join(copies.to_string()) };
        cost.bytes = growth::bytes_of(&folder);
        Ok(cost)
    });
    measured
        .collect::<std::result::Result<_, _>>()
        .map_err(|faults: Vec<Fault>| Trouble::new(format!("growth: {faults:?}")))
}

/// Visits both pages in turn, so that whatever else the machine does meets both.
fn visits(
    settings: &Settings,
    subjects: &[Subject; 2],
    profile: Profile,
    does: Does,
    runs: usize,
) -> Result<Both<[Visit; 2]>> {
    let begun = Instant::now();
    let mut both = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for (subject, visits) in subjects.iter().zip(&mut both) {
            visits.push(twice(settings, subject, profile, does)?);
        }
    }
    eprintln!("profile {}: {runs} times {does:?} in {:.0?}", profile.name, begun.elapsed());
    Ok(both)
}

/// A row from the first or the second visit of each run.
fn row(measure: &str, visits: &Both<[Visit; 2]>, number: usize, value: impl Fn(&Visit) -> Option<f64>) -> Row {
    let values = |visits: &Vec<[Visit; 2]>| visits.iter().filter_map(|visits| value(&visits[number])).collect();
    Row::of(measure, values(&visits[0]), values(&visits[1]))
}

fn times(looking: &Both<[Visit; 2]>, clicking: &Both<[Visit; 2]>, number: usize) -> Vec<Row> {
    vec![
        row("first paint, ms", looking, number, |visit| visit.first_paint),
        row("first choices visible, ms", looking, number, |visit| visit.choices),
        row("a click shows the next question, ms", clicking, number, |visit| visit.shown),
        row("longest task before that, ms (0: none over 50)", clicking, number, |visit| visit.longest_task),
        row("layout shift until the app has taken over", looking, number, |visit| visit.shift).with_digits(4),
        row("the app has taken over, ms (for information)", looking, number, |visit| visit.takeover),
    ]
}

fn bytes(looking: &Both<[Visit; 2]>, number: usize) -> Vec<Row> {
    let kinds = KINDS.into_iter().map(Some).chain([None]);
    let counted = kinds.flat_map(|kind| {
        let name = kind.unwrap_or("all");
        [
            row(&format!("{name}, bytes"), looking, number, |visit| Some(traffic(&visit.sent, kind).1)),
            row(&format!("{name}, requests"), looking, number, |visit| Some(traffic(&visit.sent, kind).0)),
        ]
    });
    counted.collect()
}

fn walking(settings: &Settings, subjects: &[Subject; 2], runs: usize) -> Result<Vec<Row>> {
    let mut both = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for (subject, seen) in subjects.iter().zip(&mut both) {
            seen.push(loaded::walk(settings, subject)?);
        }
    }
    let row = |measure: &str, value: &dyn Fn(&loaded::Loaded) -> Option<f64>| {
        let [guide, baseline] = both.each_ref().map(|seen| seen.iter().filter_map(value).collect());
        Row::of(measure, guide, baseline)
    };
    Ok(vec![
        row("click to paint, ms (median of a walk)", &|seen| median(&seen.clicks)).with_digits(1),
        row(&format!("the same, CPU {SLOWER} times slower"), &|seen| median(&seen.clicks_slower)).with_digits(1),
        row("scripts' memory after it, KB", &|seen| Some(seen.heap / 1000.0)),
        row("WebAssembly memory after it, KB", &|seen| Some(seen.wasm / 1000.0)),
        row("nodes of the document after it", &|seen| Some(seen.nodes)),
    ])
}
