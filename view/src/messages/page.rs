//! What only a guide says, running or made beforehand.

use chrono::NaiveDate;

pub(crate) use crate::messages::{COLON, IRREVERSIBLE, act, basis, due, force, plain_day, then_ask};
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::fragment::Why;
use transfer_guide_rules::parts::{Offer, Standing};

use crate::session::News;

pub(crate) const WAY: &str = "返回";
pub(crate) const BACK: &str = "上一步";
pub(crate) const KEEP_ANSWER: &str = "不改了，返回";
pub(crate) const RESTART: &str = "重新开始";
pub(crate) const UNDO: &str = "撤销";
pub(crate) const CHANGE: &str = "更改";
pub(crate) const CHANGING: &str = "正在改这一项";
pub(crate) const YOUR_ANSWERS: &str = "你的答案";
pub(crate) const DECIDED: &str = "决定结果的答案";
pub(crate) const NOT_DECIDED: &str = "这一项没有影响结果";
pub(crate) const YOURS_BEFORE: &str = "你上次选的";
pub(crate) const RESULT: &str = "结果";
pub(crate) const READING: &str = "解读";
pub(crate) const REFERRAL: &str = "要问人";
pub(crate) const STOP_FIRST: &str = "先看这一条";
pub(crate) const WHERE_TO: &str = "转到哪里";
pub(crate) const WHO: &str = "谁发起、谁审核";
pub(crate) const STEPS: &str = "怎么办";
pub(crate) const UNTIL_WHEN: &str = "到什么时候";
pub(crate) const BRING: &str = "要带的、要写的";
pub(crate) const NEVER: &str = "不要做";
pub(crate) const TROUBLE: &str = "办不成怎么办";
pub(crate) const REMARKS: &str = "还要知道";
pub(crate) const CLAUSES: &str = "依据的条款";
pub(crate) const LOST: &str = "原件缺失";
pub(crate) const FIND_OUT: &str = "问清以后";
pub(crate) const SAME_ADVICE: &str = "还是这一页，内容会更明确";
pub(crate) const IGNORED: &str = "这个链接有一部分用不了，能用的答案都留着";
pub(crate) const ALL_IGNORED: &str = "这个链接里的答案都用不了，请从第一题开始";
pub(crate) const CHECK_ANSWERS: &str = "请核对下面的答案。";
pub(crate) const ABOUT: &str = "关于这份指引";
pub(crate) const PRIVATE: &str = "你选的、填的都只留在这台设备上，不会发给任何人。";
pub(crate) const AID: &str = "带走这份建议";
/// What every advice can be turned into: the name of the tool, and its words.
pub(crate) const ALL_TOOLS: [(&str, &str); 5] =
    [("text", "复制全文"), ("link", "分享"), ("sheet", "打印"), ("otherwise", "换个答案"), ("wrong", "哪里不对")];
pub(crate) const AID_FAILED: &str = "这一部分没有下载完，请再试一次。";
pub(crate) const CALENDAR: &str = "存进日历";
pub(crate) const DONE: &str = "办好了：";
pub(crate) const JUMP: &str = "本页";
pub(crate) const TOOLS: &str = "分享和打印";
pub(crate) const UNFOLD: &str = "全部展开";
pub(crate) const FIND: &str = "用一句话找你的情况";
#[cfg(feature = "prerender")]
pub(crate) const FIND_ELSEWHERE: &str = "没有正好的一项？到指引全文里找";
pub(crate) const MAIN: &str = "指引";
pub(crate) const DAY_HELP: &str = "填了就能算出是哪天；不填也不影响别的内容。";
pub(crate) const DAY_WRONG: &str = "还不是完整的日期，请写成 2020-06-20 这样。";

// What the page says when the program does not come, ends, or is an older one.
#[cfg(feature = "prerender")]
pub(crate) const LOAD_FAILED: &str =
    "网络不太好，有一部分没有下载完。现在这样也能答题、看结果；只是改答案要从那一题重新答，也不会替你算日期。";
#[cfg(feature = "prerender")]
pub(crate) const LOAD_MIXED: &str = "这个页面和服务器上的文件对不上，可能是浏览器留着旧页面，也可能在路上被改动过。现在这样也能答题、看结果；重新打开还是这样，就接着用。";
#[cfg(feature = "prerender")]
pub(crate) const LOAD_CUT: &str = "这个页面没有收全，你点的那一项还没有到。";
#[cfg(feature = "prerender")]
pub(crate) const CRASHED: &str = "刚才出了错，已经换成简单的页面，你的答案都在，可以接着看。";
#[cfg(feature = "prerender")]
pub(crate) const NEWER: &str = "这份指引有新版了。你现在看的这一版还能接着用；换过去，答案会留着。";
#[cfg(feature = "prerender")]
pub(crate) const TRY_AGAIN: &str = "再试一次";
#[cfg(feature = "prerender")]
pub(crate) const OPEN_AGAIN: &str = "重新打开";
#[cfg(feature = "prerender")]
pub(crate) const LOAD_AGAIN: &str = "重新载入";
#[cfg(feature = "prerender")]
pub(crate) const UPDATE: &str = "换成新版";

/// How many. Texts are put together by hand here: formatting is left out of the page, see [`transfer_guide_rules::digits`].
fn count(many: usize) -> String {
    digits(many as u32, 1)
}

pub(crate) fn page_title(page: &str, edition: &str) -> String {
    [page, " - ", edition].concat()
}

pub(crate) fn progress(number: usize, most: usize) -> String {
    if number == most {
        ["第 ", &count(number), " 题，最后一题"].concat()
    } else {
        ["第 ", &count(number), " 题，最多 ", &count(most), " 题"].concat()
    }
}

pub(crate) fn arrived(title: &str) -> String {
    ["结果：", title].concat()
}

pub(crate) fn change_label(question: &str) -> String {
    ["：", question].concat()
}

pub(crate) fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Rule => None,
        Standing::Reading => Some(READING),
        Standing::Referral => Some(REFERRAL),
    }
}

/// What each standing means, said once where it first stands.
pub(crate) fn standing_means(standing: Standing) -> &'static str {
    match standing {
        Standing::Rule => "",
        Standing::Reading => "下面是我们的读法。",
        Standing::Referral => "文件没有规定，要由人来定。下面是问谁、怎么问。",
    }
}

/// How far off a day is, with the day it is counted from.
pub(crate) fn days_left(left: i64, today: NaiveDate) -> String {
    let today = ["今天是 ", &*plain_day(today)].concat();
    let off = digits(left.unsigned_abs() as u32, 1);
    match left {
        0 => ["就是今天（", &*today, "）"].concat(),
        1.. => ["还有 ", &*off, " 天（", &today, "）"].concat(),
        _ => ["已经过去 ", &*off, " 天（", &today, "）"].concat(),
    }
}

pub(crate) fn leads_to(choice: &str) -> String {
    ["如果是“", choice, "”"].concat()
}

pub(crate) fn open_question(name: &str, given: &str) -> String {
    ["“", name, "”你选了“", given, "”。弄清以后点一项："].concat()
}

/// The door to what a part offers.
pub(crate) fn offer(offer: &Offer) -> &'static str {
    match offer {
        Offer::Letter(_) => "写好的消息",
        Offer::Paper(_) => "打开来填",
        Offer::Reminder(_) => "设个日历提醒",
        Offer::Replies(_) => "回复同学",
    }
}

/// How much of a section is a reading.
pub(crate) fn readings(many: usize) -> String {
    [READING, " ", &count(many), " 处"].concat()
}

/// What may be typed into the field, by examples.
pub(crate) fn find(examples: &str) -> String {
    ["打字找：", examples, "……"].concat()
}

/// The way to a door, for whoever sees only the beginning of the page.
pub(crate) fn door(name: &str) -> String {
    [name, "？从这里进"].concat()
}

fn returned_answers(many: usize) -> String {
    ["以前答过的 ", &count(many), " 个答案接着用。"].concat()
}

pub(crate) fn news(news: &News) -> String {
    match news {
        News::Restarted { .. } => "已经清空，从头开始。".to_owned(),
        News::Carried(0) => String::new(),
        News::Carried(many) => returned_answers(*many),
        News::Changed { to, kept, dropped, returned, other_advice, open } => {
            let mut said = ["已改成“", to, "”。"].concat();
            if *kept > 0 {
                said += &["后面 ", &count(*kept), " 个答案还适用，都留着。"].concat();
            }
            if *returned > 0 {
                said += &returned_answers(*returned);
            }
            if !dropped.is_empty() {
                said += &["不再需要：", &*dropped.join("、"), "。"].concat();
            }
            if *open {
                said += "还有新的题要答，以前的答案用得上就接着用。";
            }
            said += match other_advice {
                Some(true) => "结果变了。",
                Some(false) => "去处没有变，细节可能有变化。",
                None => "",
            };
            said
        }
    }
}

pub(crate) fn ignored(piece: &str, why: Why) -> String {
    let why = match why {
        Why::Unreadable => "看不懂",
        Why::UnknownQuestion => "没有这道题，链接可能没复制全，或者是旧版",
        Why::UnknownChoice => "没有这个选项，链接可能没复制全，或者是旧版",
        Why::NoSuchDay => "没有这一天",
        Why::Repeated => "这道题前面已经答过",
        Why::OffPath => "前面的答案缺了或者不一样，先放下，轮到时再问",
    };
    ["“", piece, "”：", why].concat()
}

pub(crate) fn about_version(year: i32, version: &str) -> String {
    [&*digits(year.unsigned_abs(), 1), " 届版，第 ", version, " 版"].concat()
}
