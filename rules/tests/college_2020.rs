//! The edition in `editions/college-2020` is whole, and on none of its walks does it say what the guideline does not.

use std::sync::LazyLock;

use transfer_guide_editions::{college_2020, lines};
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::cases::shown;
use transfer_guide_rules::dates::{Due, Rule};
use transfer_guide_rules::parts::{Act, Force, Standing};
use transfer_guide_rules::proof::{every_walk, prove};
use transfer_guide_rules::walk::Walk;

/// Every walk of the edition to its end.
fn walks() -> &'static [Walk<'static>] {
    static WALKS: LazyLock<Vec<Walk<'static>>> = LazyLock::new(|| every_walk(college_2020()));
    &WALKS
}

/// What later years, other places and rumour say, and this guideline does not.
const NEVER_SAID: &[&str] = &[
    "经常居住地",
    "优先转",
    "8月31日",
    "6月30日",
    "11月30日",
    "最长不超过1年",
    "最长 1 年",
    "留一年",
    "介绍信",
    "公众号",
    "团员报到",
    "学社衔接",
    "待转接团支部",
    "临时中转",
    "自行脱团",
    "自动脱团",
    "视为退团",
    "初始密码",
    "://www.zhtj.youth.cn",
];

/// Who may start and who approves, by an answer on the path: the first that applies. A graduate whose answers are not
/// here is sent to a person, who starts nothing.
const WHO: &[(&str, &str, &[&str], &[&str])] = &[
    ("enlistment", "graduated", &["college", "member"], &["college", "province"]),
    ("classified", "yes", &["college", "member"], &["college", "province"]),
    ("classified", "unknown", &["college", "member"], &[]),
    ("school", "other", &["school", "college", "member"], &["college", "school"]),
    ("school", "abroad", &["member"], &["college"]),
    ("school", "own", &["school", "college", "member"], &["college", "receiver"]),
    ("inside", "upgrade", &["member"], &["old-college", "new-college"]),
    ("inside", "major", &["member"], &["old-college", "new-college"]),
    ("outcome", "delayed", &["college"], &[]),
    ("outcome", "study-abroad", &["member"], &["college"]),
    ("stay", "stay", &["member"], &["college"]),
    ("employer-branch", "yes", &["college", "member"], &["college", "receiver"]),
    ("employer-branch", "no", &["college", "member"], &["college", "receiver"]),
    ("employer-branch", "unknown", &["college", "member"], &["college", "receiver"]),
    ("registered", "no", &["college", "member"], &["college", "receiver"]),
    ("registered", "unknown", &["college", "member"], &["college", "receiver"]),
    ("stay", "leave", &["college", "member"], &["college", "receiver"]),
    ("stay", "unknown", &["college", "member"], &["college", "receiver"]),
    ("outcome", "private-abroad", &["college", "member"], &["college", "receiver"]),
    ("holder", "college", &[], &["college"]),
    ("holder", "receiver", &[], &["receiver"]),
    ("holder", "unknown", &[], &["college", "receiver"]),
    ("problem", "how-to", &["member", "branch"], &["college", "receiver"]),
    ("problem", "returned", &["college", "member"], &["college", "receiver"]),
    ("problem", "overstayed", &["college", "member"], &["college", "receiver"]),
    ("problem", "township-unable", &["college", "member"], &["county"]),
];

/// Clauses whose steps everyone sees who is to transfer, in the order of the screens.
const SCREENS: &[&str] = &["一.1b", "一.2", "一.3a", "一.3b", "一.4"];

#[test]
fn every_combination_of_answers_leads_to_exactly_one_advice() {
    let proof = prove(college_2020()).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(proof.walks, walks().len());
    assert_eq!(proof.advice.values().sum::<usize>(), proof.walks);
    let promise = &college_2020().lead;
    assert!(promise.contains("两到五道题") && (proof.shortest, proof.longest) == (2, 5), "{promise} {proof:?}");
}

#[test]
fn the_place_of_an_employer_is_never_taken_for_the_place_of_a_home() {
    let answers = Answers::default().with("outcome", "undecided").with("stay", "leave").with("place", "special");
    let asked = Walk::new(college_2020(), &answers).next.map(|question| &*question.id);
    assert_eq!(asked, Some("home-place"));
}

#[test]
fn another_year_is_marked_and_gets_no_date_of_this_one() {
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        assert_eq!(advised.off_edition.is_some(), walk.choice("year") != Some("2020"), "{}", told(walk));
        for (deadline, due) in &advised.deadlines {
            let dated = matches!(due, Due::By(_));
            let wanted = matches!(deadline.due, Rule::On { .. }) && walk.choice("year") == Some("2020");
            assert_eq!(dated, wanted, "{due:?} {}", told(walk));
        }
    }
}

#[test]
fn no_destination_is_a_floating_branch_of_nobody() {
    for walk in walks() {
        for destination in advise(walk).expect("the walk is at its end").destinations {
            let before = destination.name.split("流动团员团支部").next().unwrap_or_default();
            let owned = ["乡镇街道", "县级团组织", "学院"].iter().any(|owner| before.contains(owner));
            assert!(owned || !destination.name.contains("流动团员团支部"), "{} {}", destination.name, told(walk));
        }
    }
}

#[test]
fn nobody_admitted_elsewhere_is_sent_to_a_township() {
    let admitted = |walk: &&Walk<'_>| {
        walk.choice("outcome") == Some("further-study")
            || walk.choice("task") == Some("further-study")
            || walk.choice("missing") == Some("school")
            || walk.choice("slip") == Some("home")
    };
    assert!(walks().iter().filter(admitted).count() > 12);
    for walk in walks().iter().filter(admitted) {
        for name in destinations(walk) {
            assert!(!name.contains("乡镇街道") && !name.contains("县级"), "{name} {}", told(walk));
        }
    }
}

#[test]
fn whoever_goes_to_a_classified_unit_has_one_destination_and_is_warned_first() {
    for walk in walks().iter().filter(|walk| walk.choice("classified") == Some("yes")) {
        assert_eq!(destinations(walk), ["特殊单位专属库"], "{}", told(walk));
    }
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        let warned = advised.warnings.first().is_some_and(|warning| warning.irreversible);
        let irreversible = |text: &str| text.contains("转往特殊单位团组织");
        let submits = advised.steps.iter().any(|step| step.irreversible && advised.advice.id != "staff-whole");
        assert!(warned || !submits, "{}", told(walk));
        assert!(!submits || advised.steps.iter().any(|step| irreversible(&step.text)), "{}", told(walk));
    }
}

#[test]
fn whoever_submits_a_request_is_told_what_comes_after() {
    let mut submitting = 0;
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        let cites = |clause: &str| advised.steps.iter().any(|step| step.clause.iter().any(|id| id == clause));
        if cites("一.3a") {
            submitting += 1;
            assert!(cites("一.4") || cites("二.3c"), "who approves? {}", told(walk));
            let ten_days =
                advised.deadlines.iter().any(|(deadline, _)| deadline.due.counted_from() == Some("requested"));
            assert!(ten_days, "until when? {}", told(walk));
        }
    }
    assert!(submitting > walks().len() / 2, "only {submitting}");
}

#[test]
fn everyone_knows_who_may_start_and_who_approves() {
    for walk in walks().iter().filter(|walk| walk.choice("outcome").is_some() || walk.choice("problem").is_some()) {
        let advised = advise(walk).expect("the walk is at its end");
        let who = |act: Act| {
            let duties = advised.duties.iter().filter(move |duty| duty.act == act);
            duties.map(|duty| &*duty.actor).collect::<Vec<_>>()
        };
        let row = WHO.iter().find(|(question, choice, ..)| walk.choice(question) == Some(*choice));
        if let Some((.., starts, approves)) = row {
            assert_eq!((&*who(Act::Starts), &*who(Act::Approves)), (*starts, *approves), "{}", told(walk));
        } else if walk.choice("outcome").is_some() {
            assert_eq!(advised.advice.standing, Standing::Referral, "{}", told(walk));
            assert_eq!(advised.duties.len(), 0, "{}", told(walk));
        }
    }
}

#[test]
fn whoever_transfers_is_led_through_every_screen_and_past_the_one_choice_of_provinces() {
    fn place(walk: &Walk<'static>) -> Option<&'static str> {
        ["place", "school-place", "home-place"].into_iter().find_map(|id| walk.choice(id))
    }
    let placed = |walk: &&Walk<'static>| place(walk).is_some() || walk.choice("stay") == Some("unknown");
    for walk in walks().iter().filter(placed) {
        let place = place(walk).unwrap_or("unknown");
        let steps = advise(walk).expect("the walk is at its end").steps;
        let citing = |clause: &str| {
            let steps = steps.iter().enumerate();
            steps.filter(|(_, step)| step.clause.iter().any(|id| id == clause)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let places: Vec<_> = SCREENS.iter().map(|clause| citing(clause).first().copied()).collect();
        assert!(places.is_sorted() && !places.contains(&None), "{places:?} {}", told(walk));
        let [switch] = citing("一.3b")[..] else { panic!("one step for the provinces: {}", told(walk)) };
        let said = [("special", "选「是」"), ("elsewhere", "不要选「是」"), ("unknown", "先问")];
        let (_, said) = said.into_iter().find(|(known, _)| *known == place).expect("a place");
        assert!(steps[switch].text.contains(said) && steps[switch].reading.is_some(), "{said} {}", told(walk));
        let yes = steps[switch].text.replace("不要选「是」", "").contains("选「是」");
        assert_eq!(yes, place != "elsewhere", "{}", told(walk));
    }
}

#[test]
fn what_cannot_be_undone_is_submitted_only_after_it_was_verified() {
    let special = |walk: &&Walk<'_>| {
        walk.choice("classified") == Some("yes")
            || walk.choice("enlistment") == Some("graduated")
            || walk.choice("task") == Some("special-unit")
    };
    assert!(walks().iter().filter(special).count() >= 15);
    for walk in walks().iter().filter(special) {
        let steps = advise(walk).expect("the walk is at its end").steps;
        let at = |text: &str| steps.iter().position(|step| step.text.contains(text) || step.name.contains(text));
        let submit = steps.iter().position(|step| step.irreversible);
        let order = [at("核实"), at("备注栏"), submit, at("线下")];
        assert!(order.is_sorted() && !order.contains(&None), "{order:?} {}", told(walk));
    }
}

#[test]
fn whoever_does_not_know_is_told_what_every_answer_would_mean() {
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        let unknown = walk.path.iter().filter(|taken| taken.choice.unknown).count();
        assert_eq!(advised.open.len(), unknown, "{}", told(walk));
        for open in &advised.open {
            assert_eq!(open.otherwise.len(), open.taken.question.choices.len() - 1, "{}", told(walk));
        }
    }
    for asked in ["classified", "employer-branch"] {
        let question = college_2020().question(asked).expect("the question");
        assert!(question.choices.iter().any(|choice| choice.unknown), "{asked}");
    }
}

#[test]
fn a_date_in_a_sentence_says_of_which_year_it_is() {
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        let mut texts = vec![&advised.advice.title, &advised.advice.lead];
        texts.extend(advised.destinations.iter().flat_map(|part| [&part.name, &part.text]));
        texts.extend(advised.steps.iter().flat_map(|part| [&part.name, &part.text]));
        let notes = [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks];
        texts.extend(notes.into_iter().flatten().flat_map(|part| [&part.name, &part.text]));
        for text in texts {
            assert!(!text.replace("2020 年 10月31日", "").contains("月31日"), "{text} {}", told(walk));
        }
    }
}

#[test]
fn what_replaces_another_place_never_stands_first() {
    for walk in walks() {
        let first = advise(walk).expect("the walk is at its end").destinations.first().map(|first| first.force);
        assert!(!matches!(first, Some(Force::May | Force::Fallback)), "{}", told(walk));
    }
}

#[test]
fn whoever_goes_somewhere_is_told_not_to_stay_at_school_for_six_months() {
    let goes = |walk: &&Walk<'_>| {
        let outcome = walk.choice("outcome");
        ["employed", "program", "freelance", "further-study", "study-abroad", "posted-abroad", "private-abroad"]
            .iter()
            .any(|id| outcome == Some(id))
            || walk.choice("enlistment") == Some("graduated")
            || walk.choice("stay") == Some("leave")
    };
    assert!(walks().iter().filter(goes).count() > 100);
    for walk in walks().iter().filter(goes) {
        let warnings = advise(walk).expect("the walk is at its end").warnings;
        let told_so = warnings.iter().any(|warning| warning.clause.iter().any(|clause| clause == "二.4e"));
        assert!(told_so, "{}", told(walk));
    }
}

#[test]
fn staying_at_school_is_for_the_college_to_decide() {
    let stay = college_2020().questions.iter().find(|question| question.id == "stay").expect("the question");
    assert!(stay.help.as_ref().is_some_and(|help| help.contains("由它决定")), "{:?}", stay.help);
    for walk in walks().iter().filter(|walk| matches!(walk.choice("stay"), Some("stay" | "unknown"))) {
        let lead = &advise(walk).expect("the walk is at its end").advice.lead;
        assert!(lead.contains("决定"), "{lead}");
    }
    for walk in walks() {
        let text = shown(walk);
        assert!(!text.contains("不影响你以后") && !text.contains("两条路都可以"), "{}", told(walk));
    }
}

#[test]
fn a_page_that_is_a_reading_says_so_before_anything_else() {
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        let reading = advised.advice.standing == Standing::Reading;
        let said = advised.advice.lead.starts_with("文件没有") && advised.advice.lead.contains("我们");
        assert_eq!(reading, said, "{} {}", advised.advice.lead, told(walk));
        let outcome = walk.choice("outcome");
        let by_reading = outcome == Some("freelance")
            || outcome == Some("program") && walk.choice("classified") == Some("no")
            || walk.choice("school") == Some("own");
        assert_eq!(reading, by_reading, "{}", told(walk));
    }
}

#[test]
fn whoever_is_stuck_with_a_request_is_told_where_it_goes() {
    for problem in ["how-to", "not-reviewed", "returned", "refused", "refused-again", "township-unable", "not-found"] {
        for walk in walks().iter().filter(|walk| walk.choice("problem") == Some(problem)) {
            assert!(!destinations(walk).is_empty(), "{}", told(walk));
        }
    }
    for walk in walks().iter().filter(|walk| walk.choice("slip") == Some("other")) {
        assert!(!destinations(walk).is_empty(), "{}", told(walk));
    }
}

#[test]
fn nobody_is_told_that_there_is_time_where_nobody_knows() {
    for walk in walks() {
        assert!(!shown(walk).contains("来得及"), "{}", told(walk));
    }
}

#[test]
fn no_school_abroad_receives_and_whoever_is_admitted_is_warned_of_it_first() {
    let label = college_2020().questions[0].choices.iter().find(|choice| choice.id == "further-study");
    assert!(label.is_some_and(|choice| choice.label.contains("国内") && choice.label.contains("不含港澳台")));
    for walk in walks() {
        let advised = advise(walk).expect("the walk is at its end");
        if walk.choice("school") == Some("abroad") {
            assert_eq!(advised.advice.id, "study-abroad");
        }
        if walk.choice("school") == Some("other") {
            assert!(advised.warnings[0].name.contains("国（境）外和港澳台"), "{}", told(walk));
        }
    }
}

#[test]
fn whose_place_is_asked_for_is_said_to_whoever_is_posted_abroad_and_why_first() {
    for question in college_2020().questions.iter().filter(|question| question.id.ends_with("place")) {
        let help = question.help.as_deref().unwrap_or_default();
        assert!(help.starts_with("转去北京、福建或广东的"), "{help}");
        assert!(question.id != "place" || help.contains("国内派你出去的单位"), "{help}");
    }
}

#[test]
fn how_the_guideline_prints_an_address_is_said_of_its_clause_and_not_in_a_step() {
    let clause = college_2020().clauses.iter().find(|clause| clause.id == "一.1b").expect("the clause");
    assert!(clause.summary.contains("www.zhtj.youth.cn/zhtj") && clause.summary.contains("本页给的"));
    for walk in walks() {
        assert!(!shown(walk).contains("www"), "{}", told(walk));
    }
}

#[test]
fn nothing_is_said_that_only_later_years_other_places_or_rumour_say() {
    for walk in walks() {
        let text = shown(walk);
        for never in NEVER_SAID {
            assert!(!text.contains(never), "“{never}” {}\n{text}", told(walk));
        }
        for line in text.lines().filter(|line| line.contains("自动退团")) {
            assert!(line.contains("不要信"), "{line} {}", told(walk));
        }
    }
}

#[test]
fn what_the_guideline_lost_is_said_and_never_filled_in() {
    let lost: Vec<&str> =
        college_2020().clauses.iter().filter(|clause| clause.lost.is_some()).map(|clause| &*clause.id).collect();
    assert_eq!(lost, ["二.0", "二.1b", "五"]);
    for walk in walks() {
        for (deadline, due) in advise(walk).expect("the walk is at its end").deadlines {
            let cites = deadline.clause.iter().any(|clause| clause == "二.1b");
            assert!(!cites || matches!(due, Due::Lost | Due::Silent), "{due:?} {}", told(walk));
            assert!(!cites || deadline.text.contains("丢失"), "{} {}", deadline.text, told(walk));
        }
    }
}

fn destinations<'e>(walk: &Walk<'e>) -> Vec<&'e str> {
    advise(walk).into_iter().flat_map(|advised| advised.destinations).map(|destination| &*destination.name).collect()
}

/// Everything that is shown at the end of a walk.
fn shown(walk: &Walk<'_>) -> String {
    shown::shown(walk.edition, &advise(walk).expect("the walk is at its end"))
}

fn told(walk: &Walk<'_>) -> String {
    transfer_guide_rules::fragment::write(walk, None)
}
