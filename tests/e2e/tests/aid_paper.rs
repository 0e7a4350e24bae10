//! That what a student takes along is whole and can be read by others: the calendar file, papers as documents, and the sheet
//! with its code.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use icalendar::parser::{read_calendar, unfold};
use rqrr::PreparedImage;
use serde_json::{Value, json};
use transfer_guide_aid::calendar::{entries, reminders};
use transfer_guide_aid::kit::Paper;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::papers::{Filled, fill, papers};
use transfer_guide_aid::sheet::sheet;
use transfer_guide_e2e::aid::{ABROAD, DATED, Saved, helped, kit, sheets_of};
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, advised, every_walk};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::wait::{fit, until};
use transfer_guide_rules::fragment::read_day;

tests! {
    EVERY_ENGINE =>
        the_days_of_an_advice_are_saved_as_a_calendar_that_others_read,
        without_a_day_nothing_is_saved_and_a_day_that_the_student_sets_comes_again,
        an_application_shows_what_is_typed_and_is_saved_and_printed_so,
        what_was_filled_in_is_kept_only_where_that_is_wanted_and_until_it_is_not,
        a_remark_cannot_be_copied_before_its_confirmation_is_ticked,
        the_code_on_the_sheet_is_the_link_that_the_page_gives;
    CHROMIUM("a file saved to the disk: only DevTools says where") =>
        the_saved_calendar_is_on_the_disk_under_its_name;
    CHROMIUM("the sheet on paper: only DevTools prints it") =>
        every_advice_fits_on_one_sheet_of_a4_and_two_of_a5_with_all_of_it_and_another_program_reads_it;
}

/// The button that saves the calendar.
const SAVE_CALENDAR: &str = ".aid-room button";

/// An advice with a remark to paste once it is true.
const ARMY: &str = "outcome=army&enlistment=graduated&year=2020";

/// A4 and A5, in inches.
const A4: (f64, f64) = (8.27, 11.69);
const A5: (f64, f64) = (5.83, 8.27);

/// The events of a calendar file, each with its properties.
fn events(file: &[u8]) -> Vec<BTreeMap<String, String>> {
    let unfolded = unfold(std::str::from_utf8(file).unwrap());
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|one| one.name == "VEVENT");
    let properties = events.map(|one| &one.properties);
    properties.map(|all| all.iter().map(|one| (one.name.to_string(), one.val.to_string())).collect()).collect()
}

/// What a calendar must have of an advice: name for ever, day, what to do, and what stands under it.
fn expected(page: &Page, fragment: &str) -> Vec<[String; 4]> {
    // All days here are long past or far away.
    let today = read_day("2025-01-01");
    let entries = entries(&helped(fragment), today, &page.link_to(fragment)).into_iter().filter(|entry| !entry.over);
    entries.filter_map(|entry| Some([entry.uid, entry.day?.replace('-', ""), entry.title, entry.text])).collect()
}

fn main_properties(events: &[BTreeMap<String, String>]) -> Vec<[String; 4]> {
    let of = |event: &BTreeMap<String, String>| {
        ["UID", "DTSTART", "SUMMARY", "DESCRIPTION"].map(|name| event.get(name).cloned().unwrap_or_default())
    };
    events.iter().map(of).collect()
}

fn the_days_of_an_advice_are_saved_as_a_calendar_that_others_read(page: &Page) {
    page.open_tool(DATED, "calendar");
    page.catch_files();
    page.click(SAVE_CALENDAR);
    let Saved { name, kind, content } = page.saved();
    assert_eq!((&*name, &*kind), ("transfer-guide.ics", "text/calendar;charset=utf-8"));
    let saved = events(&content);
    assert_eq!(main_properties(&saved), expected(page, DATED));
    assert!(saved.iter().any(|event| event["DTSTART"] == "20990630"), "10 days after the request: {saved:?}");
    let advised = &helped(DATED).advised;
    assert!(
        saved
            .iter()
            .all(|event| { advised.deadlines.iter().any(|(deadline, _)| event["SUMMARY"].contains(&*deadline.name)) })
    );
    // Again, so that calendars change what they have.
    page.click(SAVE_CALENDAR);
    let again = events(&page.saved().content);
    assert_eq!(main_properties(&again), main_properties(&saved));
    let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u64>().unwrap();
    assert!(again.iter().zip(&saved).all(|(later, before)| sequence(later) >= sequence(before)));
    // Its button stands beside each day that is in it, and beside no other.
    let beside = page.texts(
        "return Array.from(root.querySelectorAll('.deadlines > li'), row => [Boolean(row.querySelector('.day .left')), Boolean(row.querySelector('[data-tool=calendar]'))]);",
    );
    let days = advised.deadlines.iter().map(|(_, due)| due.days_left(read_day("2025-01-01").unwrap()).is_some());
    assert_eq!(beside, days.map(|is_day| format!("[{is_day},{is_day}]")).collect::<Vec<_>>());
}

fn the_saved_calendar_is_on_the_disk_under_its_name(page: &Page) {
    let folder = Folder::new();
    page.open_tool(DATED, "calendar");
    page.devtools("Page.setDownloadBehavior", &json!({ "behavior": "allow", "downloadPath": folder.to_str() }));
    page.click(SAVE_CALENDAR);
    let file = folder.join("transfer-guide.ics");
    until(
        "the file",
        || fit((), |()| file.exists()),
        |()| format!("files: {:?}", std::fs::read_dir(&*folder).map(|all| all.count())),
    );
    assert_eq!(main_properties(&events(&std::fs::read(file).unwrap())), expected(page, DATED));
}

fn without_a_day_nothing_is_saved_and_a_day_that_the_student_sets_comes_again(page: &Page) {
    page.open_tool(ABROAD, "reminder/");
    page.catch_files();
    let helped = helped(ABROAD);
    let reminder = reminders(kit(), &helped)[0];
    assert_eq!(expected(page, ABROAD), [[""; 4]; 0], "it has no day of its own");
    let idle = "return root.querySelector(arguments[0]).disabled;";
    let is_idle = || page.run_with(idle, &json!([SAVE_CALENDAR])) == true;
    assert!(is_idle());
    let late = "return shown(root.querySelector('.aid-set > .help:not(:nth-child(2)):not(:last-child)'));";
    for (day, months, rule, is_late) in [
        ("2099-08-31", "0", None, false),
        ("2099-08-31", "1", Some("FREQ=MONTHLY;INTERVAL=1"), true),
        ("2099-09-15", "3", Some("FREQ=MONTHLY;INTERVAL=3"), false),
        ("2099-09-15", "6", Some("FREQ=MONTHLY;INTERVAL=6"), false),
    ] {
        page.put(".aid-set input[type=date]", day);
        page.put(".aid-set select", months);
        assert!(!is_idle());
        assert_eq!(page.run(late), is_late, "{day} every {months} months");
        page.click(SAVE_CALENDAR);
        let saved = events(&page.saved().content);
        let [event] = &saved[..] else { panic!("{saved:?}") };
        let end = day.replace('-', "");
        assert_eq!((&*event["SUMMARY"], &event["DTSTART"]), (&*reminder.name, &end));
        assert_eq!(event.get("RRULE").map(|rule| &**rule), rule);
        assert!(event["UID"].contains(&*reminder.id), "{event:?}");
        let description = &event["DESCRIPTION"];
        assert!(description.contains(&*reminder.text) && description.contains(&page.link_to(ABROAD)), "{event:?}");
    }
    page.put(".aid-set input[type=date]", "");
    assert!(is_idle(), "the day was taken out again");
}

/// The paper to fill in that an advice has.
fn paper_of(fragment: &str) -> &'static Paper {
    let offered = papers(kit(), &helped(fragment))[0].id;
    kit().papers.iter().find(|paper| paper.id == offered).unwrap()
}

/// A paper, as a list of what stands in it.
fn lines(filled: &Filled) -> Vec<String> {
    filled.title.iter().chain(&filled.text).chain(&filled.foot).cloned().collect()
}

/// The paragraphs of a document of Word's kind.
fn paragraphs(document: Vec<u8>) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    for name in ["[Content_Types].xml", "_rels/.rels"] {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap();
    }
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = document.descendants().filter(|node| node.tag_name().name() == "p");
    paragraphs
        .map(|one| one.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect())
        .collect()
}

fn an_application_shows_what_is_typed_and_is_saved_and_printed_so(page: &Page) {
    page.open_tool(ABROAD, "paper/");
    page.catch_files();
    page.catch_prints();
    let paper = paper_of(ABROAD);
    let inside = format!(".aid-room[data-tool='paper/{}']", paper.id);
    let preview = || {
        page.texts_with(
            "return Array.from(root.querySelectorAll(arguments[0] + ' .aid-preview > *'), one => one.textContent);",
            &json!([inside]),
        )
    };
    let mut values = vec![String::new(); paper.field.len()];
    assert_eq!(preview(), lines(&fill(paper, &values)), "lines to write on");
    values[0] = "a <b>bold</b> & \"quoted\" {until}".to_owned();
    page.type_into(&format!("{inside} .aid-field input"), &values[0]);
    values[2] = "\u{ff1c}\u{5b66}\u{ff1e} \u{1f393}".to_owned();
    page.run_with(
        "put(root.querySelectorAll(arguments[0])[2], arguments[1]);",
        &json!([format!("{inside} .aid-field input"), values[2]]),
    );
    let filled = fill(paper, &values);
    assert!(filled.text.concat().contains(&values[0]) && filled.text.concat().contains(&values[2]));
    assert_eq!(preview(), lines(&filled));
    page.click(&format!("{inside} button.first"));
    let saved = page.saved();
    assert_eq!(saved.name, format!("{}.docx", paper.id));
    assert_eq!(saved.kind, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assert_eq!(paragraphs(saved.content), lines(&filled));
    page.click(&format!("{inside} button:not(.first)"));
    let printed = page.texts(
        "return [document.documentElement.hasAttribute('data-printing'), prints,
            ...Array.from(document.querySelectorAll('body > .aid-sheet.letter > *'), one => one.textContent)];",
    );
    assert_eq!(printed[..2], ["true", "1"]);
    assert_eq!(printed[2..], lines(&filled));
    page.run("dispatchEvent(new Event('afterprint'));");
    let left = "return document.querySelector('.aid-sheet') !== null || document.documentElement.hasAttribute('data-printing');";
    assert_eq!(page.run(left), false, "what was printed is still there");
}

fn what_was_filled_in_is_kept_only_where_that_is_wanted_and_until_it_is_not(page: &Page) {
    let (field, keep) = (".aid-room .aid-field input", ".aid-room .aid-keep input");
    let kept = || page.run("return Object.assign({}, localStorage);");
    page.open_tool(ABROAD, "paper/");
    page.type_into(field, "mine");
    assert_eq!(kept(), json!({}));
    page.click(keep);
    assert_eq!(page.said_in(".aid-room"), WORDS.kept);
    page.type_into(field, "!");
    let entry = kept()["transfer-guide"].as_str().unwrap_or_default().to_owned();
    let record: Value = serde_json::from_str(&entry).unwrap();
    assert_eq!(record["filled"][&*paper_of(ABROAD).id][0], "mine!");
    page.reload();
    page.use_tool("paper/");
    let value = page.texts_with("return [root.querySelector(arguments[0]).value];", &json!([field])).concat();
    assert_eq!(value, "mine!");
    page.click(keep);
    assert_eq!(page.said_in(".aid-room"), WORDS.forgotten);
    assert!(!kept().to_string().contains("mine"), "{}", kept());
    assert_eq!(kept(), json!({}), "all of it is said to be gone");
}

fn a_remark_cannot_be_copied_before_its_confirmation_is_ticked(page: &Page) {
    page.open_tool(ARMY, "paper/");
    let paper = paper_of(ARMY);
    let state = || {
        page.run(
            "const one = room('paper/'), area = one.querySelector('textarea');
             return [one.querySelector('.aid-tick span').textContent, area.value, area.disabled, one.querySelector('button').disabled];",
        )
    };
    let text = paper.text.join("\n");
    for closed in [true, false, true] {
        assert_eq!(state(), json!([paper.confirm, text, closed, closed]));
        page.click(".aid-room .aid-tick input");
    }
    let copied = "return new Promise(done => {
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: text => Promise.resolve(done(text)) } });
        room('paper/').querySelector('button').click();
    });";
    assert_eq!(page.run(copied), text);
}

/// The squares of a code in a drawing, as a picture with so many points to a square, read by another program.
#[track_caller]
fn read_code(path: &str, squares: usize) -> String {
    const POINTS: usize = 4;
    let mut dark = vec![false; squares * squares];
    for square in path.split('M').skip(1) {
        let (x, y) = square.strip_suffix("h1v1h-1z").and_then(|at| at.split_once(' ')).unwrap();
        dark[y.parse::<usize>().unwrap() * squares + x.parse::<usize>().unwrap()] = true;
    }
    let shade = |x: usize, y: usize| if dark[y / POINTS * squares + x / POINTS] { 0 } else { 255 };
    let mut picture = PreparedImage::prepare_from_greyscale(squares * POINTS, squares * POINTS, shade);
    let grids = picture.detect_grids();
    let [grid] = &grids[..] else { panic!("{} codes in the picture", grids.len()) };
    grid.decode().unwrap().1
}

/// The code on the sheet that is laid out.
#[track_caller]
fn code_on(page: &Page) -> String {
    let drawn = page.run(
        "const svg = document.querySelector('.aid-sheet svg');
         return [svg.querySelector('path').getAttribute('d'), svg.viewBox.baseVal.width];",
    );
    read_code(drawn[0].as_str().unwrap_or_default(), number(&drawn[1]) as usize)
}

/// Lays the sheet out, as a click on its button does.
fn lay_out(page: &Page) {
    page.run("room('sheet').querySelector('button').click();");
}

fn the_code_on_the_sheet_is_the_link_that_the_page_gives(page: &Page) {
    page.open_tool(DATED, "sheet");
    page.catch_prints();
    page.click(".aid-room button");
    assert_eq!(page.run("return prints;"), 1);
    assert_eq!(code_on(page), page.link_to(DATED));
}

/// A text without spaces: what is read has them between any two glyphs.
fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether a text is somewhere in what was read. Of a glyph that also stands for a radical (U+2E80 to U+2FDF) only that is read,
/// which is several characters' at once: such a one may be any.
fn is_in(text: &str, read: &[char]) -> bool {
    let text = bare(text);
    let same = |(read, meant): (&char, &char)| read == meant || ('\u{2e80}'..='\u{2fdf}').contains(read);
    read.windows(text.len().max(1)).any(|part| part.iter().zip(&text).all(same))
}

fn every_advice_fits_on_one_sheet_of_a4_and_two_of_a5_with_all_of_it_and_another_program_reads_it(page: &Page) {
    // The fullest sheet of each advice.
    let mut fullest: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for walk in every_walk() {
        let fragment = Place::of(&walk, None).fragment;
        let length = serde_json::to_string(&sheet(&helped(&fragment), None)).unwrap().len();
        let known = fullest.entry(advised(&walk).advice.id.to_string()).or_default();
        *known = (*known).clone().max((length, fragment));
    }
    let mut fragments: Vec<(usize, String)> = fullest.into_values().collect();
    fragments.sort_by(|one, other| other.cmp(one));
    page.open(&fragments[0].1);
    page.catch_prints();
    for (place, (_, fragment)) in fragments.into_iter().enumerate() {
        page.go_to(&fragment);
        page.expect(&Place::at(&fragment));
        page.use_tool("sheet");
        lay_out(page);
        // What is shorter takes no more.
        let mut read = Vec::new();
        if place < 10 {
            let pdf = page.pdf(A4.0, A4.1);
            assert_eq!(sheets_of(&pdf), 1, "sheets of A4 for {fragment}");
            read = bare(&pdf_extract::extract_text_from_mem(&pdf).unwrap());
            lay_out(page);
            let sheets = sheets_of(&page.pdf(A5.0, A5.1));
            assert!((1..=2).contains(&sheets), "{sheets} sheets of A5 for {fragment}");
            lay_out(page);
        }
        page.show_as_printed();
        let paper = page.texts(
            "const others = Array.from(document.body.children).filter(one => one.className !== 'aid-sheet' && one.checkVisibility());
             return [document.querySelector('.aid-sheet').innerText, ...others.map(one => one.outerHTML)];",
        );
        assert_eq!(paper.len(), 1, "also on paper: {:?}", &paper[1..]);
        let sheet = sheet(&helped(&fragment), None);
        let rows = sheet.destinations.iter().flatten().chain(sheet.steps.iter().flatten());
        let rows = rows.chain(sheet.duties.iter().flatten()).chain(sheet.deadlines.iter().flatten());
        let rows = rows.chain(sheet.answers.iter().flatten());
        let link = page.link_to(&fragment);
        let texts = [&sheet.title, &sheet.lead, &sheet.clauses, &sheet.origin].into_iter();
        for text in texts.chain(&sheet.caution).chain(&sheet.never).chain(rows) {
            assert!(paper[0].contains(text.trim()), "{fragment}: not on paper: {text}\n{}", paper[0]);
            assert!(
                place >= 10 || is_in(text, &read),
                "{fragment}: not in the PDF: {text}\n{}",
                String::from_iter(&read)
            );
        }
        assert!(paper[0].contains(&link), "{fragment}: no link on paper\n{}", paper[0]);
        assert!(!is_in("SOMETHING ELSE", &read), "anything is found in it");
        assert_eq!(code_on(page), link);
        page.run("dispatchEvent(new Event('afterprint'));");
        page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    }
}
