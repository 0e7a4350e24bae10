//! The message catalogue: every word the page says that is not the edition's; those that other shells say too are in
//! `../messages.rs`. A second language would be a second
//! file with the same names, and a missing one would not compile.

use chrono::NaiveDate;

pub(super) use crate::messages::{COLON, IRREVERSIBLE, act, basis, due, force, plain_day, then_ask};
use crate::rules::digits::digits;
use crate::rules::fragment::Why;
use crate::rules::parts::{Offer, Standing};

use super::session::News;

pub(super) const WAY: &str = "返回";
pub(super) const BACK: &str = "上一步";
pub(super) const KEEP_ANSWER: &str = "不改了，返回";
pub(super) const RESTART: &str = "重新开始";
pub(super) const UNDO: &str = "撤销";
pub(super) const CHANGE: &str = "更改";
pub(super) const CHANGING: &str = "正在改这一项";
pub(super) const YOUR_ANSWERS: &str = "你的答案";
pub(super) const DECIDED: &str = "决定结果的答案";
pub(super) const NOT_DECIDED: &str = "这一项没有影响结果";
pub(super) const YOURS_BEFORE: &str = "你上次选的";
pub(super) const RESULT: &str = "结果";
pub(super) const READING: &str = "解读";
pub(super) const REFERRAL: &str = "要问人";
pub(super) const STOP_FIRST: &str = "先看这一条";
pub(super) const WHERE_TO: &str = "转到哪里";
pub(super) const WHO: &str = "谁发起、谁审核";
pub(super) const STEPS: &str = "怎么办";
pub(super) const UNTIL_WHEN: &str = "到什么时候";
pub(super) const BRING: &str = "要带的、要写的";
pub(super) const NEVER: &str = "不要做";
pub(super) const TROUBLE: &str = "办不成怎么办";
pub(super) const REMARKS: &str = "还要知道";
pub(super) const CLAUSES: &str = "依据的条款";
pub(super) const LOST: &str = "原件缺失";
pub(super) const FIND_OUT: &str = "问清以后";
pub(super) const SAME_ADVICE: &str = "还是这一页，内容会更明确";
pub(super) const IGNORED: &str = "这个链接有一部分用不了，能用的答案都留着";
pub(super) const ALL_IGNORED: &str = "这个链接里的答案都用不了，请从第一题开始";
pub(super) const CHECK_ANSWERS: &str = "请核对下面的答案。";
pub(super) const ABOUT: &str = "关于这份指引";
pub(super) const PRIVATE: &str = "你选的、填的都只留在这台设备上，不会发给任何人。";
pub(super) const AID: &str = "带走这份建议";
/// What every advice can be turned into: the name of the tool, and its words.
pub(super) const ALL_TOOLS: [(&str, &str); 5] =
    [("text", "复制全文"), ("link", "分享"), ("sheet", "打印"), ("otherwise", "换个答案"), ("wrong", "哪里不对")];
pub(super) const AID_FAILED: &str = "这一部分没有下载完，请再试一次。";
pub(super) const CALENDAR: &str = "存进日历";
pub(super) const DONE: &str = "办好了：";
pub(super) const JUMP: &str = "本页";
pub(super) const TOOLS: &str = "分享和打印";
pub(super) const UNFOLD: &str = "全部展开";
pub(super) const FIND: &str = "用一句话找你的情况";
#[cfg(feature = "ssr")]
pub(super) const FIND_ELSEWHERE: &str = "没有正好的一项？到指引全文里找";
pub(super) const MAIN: &str = "指引";
pub(super) const DAY_HELP: &str = "填了就能算出是哪天；不填也不影响别的内容。";
pub(super) const DAY_WRONG: &str = "还不是完整的日期，请写成 2020-06-20 这样。";

// What the page says when the program does not come, ends, or is an older one.
#[cfg(feature = "ssr")]
pub(super) const LOAD_FAILED: &str =
    "网络不太好，有一部分没有下载完。现在这样也能答题、看结果；只是改答案要从那一题重新答，也不会替你算日期。";
#[cfg(feature = "ssr")]
pub(super) const LOAD_MIXED: &str = "这个页面和服务器上的文件对不上，可能是浏览器留着旧页面，也可能在路上被改动过。现在这样也能答题、看结果；重新打开还是这样，就接着用。";
#[cfg(feature = "ssr")]
pub(super) const LOAD_CUT: &str = "这个页面没有收全，你点的那一项还没有到。";
#[cfg(feature = "ssr")]
pub(super) const CRASHED: &str = "刚才出了错，已经换成简单的页面，你的答案都在，可以接着看。";
#[cfg(feature = "ssr")]
pub(super) const NEWER: &str = "这份指引有新版了。你现在看的这一版还能接着用；换过去，答案会留着。";
#[cfg(feature = "ssr")]
pub(super) const TRY_AGAIN: &str = "再试一次";
#[cfg(feature = "ssr")]
pub(super) const OPEN_AGAIN: &str = "重新打开";
#[cfg(feature = "ssr")]
pub(super) const LOAD_AGAIN: &str = "重新载入";
#[cfg(feature = "ssr")]
pub(super) const UPDATE: &str = "换成新版";

/// The words that are needed around the guide, by whoever makes its pages.
#[cfg(feature = "ssr")]
pub mod words {
    use crate::rules::edition::Edition;

    /// What stands under the icon on a device's screen: six characters at the most.
    pub const SHORT_NAME: &str = "团关系转接";
    /// The page with everything on it.
    pub const HANDBOOK: &str = "指引全文";
    /// Leads to it.
    pub const TO_HANDBOOK: &str = "想一次看全、打印或者查找？打开指引全文";
    /// Leads back from it.
    pub const TO_GUIDE: &str = "回到问答";
    /// The page with every case in a row.
    pub const TABLE: &str = "各种情况一览表";
    /// Over the answers in it.
    pub const CONDITIONS: &str = "条件";
    /// Over the advice in it.
    pub const ADVICE: &str = "办法";
    /// Between answers that are all given.
    pub const AND: &str = "；";
    /// Between answers of which one is given.
    pub const EITHER: &str = "／";
    /// Between cases.
    pub const OR_ELSE: &str = "；或者 ";
    /// The handbook's first chapter: every advice by its title.
    pub const ALL_ADVICE: &str = "全部办法";
    /// Its second.
    pub const ALL_QUESTIONS: &str = "全部问题";
    /// Its third: every advice with all it says.
    pub const IN_FULL: &str = "办法全文";
    /// Its fourth: what several advices say.
    pub const SHARED: &str = "多处相同的内容";
    /// Its fifth.
    pub const ALL_LETTERS: &str = "要发的消息";
    /// Its sixth.
    pub const ALL_PAPERS: &str = "申请书和备注";
    /// Its last.
    pub const ALL_CLAUSES: &str = "全部条款";
    /// Leads from an advice to the guide, where its answers are given.
    pub const START_HERE: &str = "在问答里打开";
    /// In a message, in place of the guide's address.
    pub const ADDRESS: &str = "【这份指引的网址】";
    /// What happens.
    pub const STEPS: &str = super::STEPS;
    /// What must not be done.
    pub const NEVER: &str = super::NEVER;
    /// Until when.
    pub const UNTIL_WHEN: &str = super::UNTIL_WHEN;
    /// Where the record goes.
    pub const WHERE_TO: &str = super::WHERE_TO;
    /// Who starts, who approves.
    pub const WHO: &str = super::WHO;
    /// What to bring.
    pub const BRING: &str = super::BRING;
    /// What to do if it fails.
    pub const TROUBLE: &str = super::TROUBLE;
    /// What else to know.
    pub const REMARKS: &str = super::REMARKS;
    /// Marks a reading.
    pub const READING: &str = super::READING;
    /// Marks what a person must decide.
    pub const REFERRAL: &str = super::REFERRAL;

    /// Over what document all of it is from.
    pub const ABOUT: &str = super::ABOUT;

    /// The document and who issued it.
    pub fn source(name: &str, issuer: &str) -> String {
        [name, "，", issuer, "。"].concat()
    }

    /// Of which year and which writing an edition is.
    pub fn version(edition: &Edition) -> String {
        super::about_version(edition.year, &edition.version)
    }

    /// Where something stands that several advices say.
    pub fn shared(number: usize) -> String {
        ["共用 ", &number.to_string()].concat()
    }

    /// Leads to a message.
    pub fn letter(name: &str) -> String {
        ["消息：", name].concat()
    }

    /// Leads to a paper.
    pub fn paper(name: &str) -> String {
        ["文书：", name].concat()
    }

    /// What an element in another page has to say.
    pub mod element {
        /// It could not be loaded.
        pub const FAILED: &str = "指引没能在这一页里打开。";
        /// It crashed.
        pub const CRASHED: &str = "刚才出了错，指引停下了，你的答案还在。";
        /// Tries again.
        pub const AGAIN: &str = "再试一次";
        /// Leads to the guide's own page.
        pub const OPEN: &str = "打开团组织关系转接指引";
        /// What a frame with it is called.
        pub const FRAME: &str = "团组织关系转接指引";
        /// Over what a school says of itself, where it does not say its name.
        pub const SCHOOL: &str = "有疑问，问学校";
        /// Before its room.
        pub const OFFICE: &str = "地点：";
        /// Before how to reach it.
        pub const CONTACT: &str = "联系方式：";
    }
}

/// How many. Texts are put together by hand here: formatting is left out of the page, see [`crate::rules::digits`].
fn count(many: usize) -> String {
    digits(many as u32, 1)
}

pub(super) fn page_title(page: &str, edition: &str) -> String {
    [page, " - ", edition].concat()
}

pub(super) fn progress(number: usize, most: usize) -> String {
    if number == most {
        ["第 ", &count(number), " 题，最后一题"].concat()
    } else {
        ["第 ", &count(number), " 题，最多 ", &count(most), " 题"].concat()
    }
}

pub(super) fn arrived(title: &str) -> String {
    ["结果：", title].concat()
}

pub(super) fn change_label(question: &str) -> String {
    ["：", question].concat()
}

pub(super) fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Rule => None,
        Standing::Reading => Some(READING),
        Standing::Referral => Some(REFERRAL),
    }
}

/// What each standing means, said once where it first stands.
pub(super) fn standing_means(standing: Standing) -> &'static str {
    match standing {
        Standing::Rule => "",
        Standing::Reading => "下面是我们的读法。",
        Standing::Referral => "文件没有规定，要由人来定。下面是问谁、怎么问。",
    }
}

/// How far off a day is, with the day it is counted from.
pub(super) fn days_left(left: i64, today: NaiveDate) -> String {
    let today = ["今天是 ", &*plain_day(today)].concat();
    let off = digits(left.unsigned_abs() as u32, 1);
    match left {
        0 => ["就是今天（", &*today, "）"].concat(),
        1.. => ["还有 ", &*off, " 天（", &today, "）"].concat(),
        _ => ["已经过去 ", &*off, " 天（", &today, "）"].concat(),
    }
}

pub(super) fn leads_to(choice: &str) -> String {
    ["如果是“", choice, "”"].concat()
}

pub(super) fn open_question(name: &str, given: &str) -> String {
    ["“", name, "”你选了“", given, "”。弄清以后点一项："].concat()
}

/// The door to what a part offers.
pub(super) fn offer(offer: &Offer) -> &'static str {
    match offer {
        Offer::Letter(_) => "写好的消息",
        Offer::Paper(_) => "打开来填",
        Offer::Reminder(_) => "设个日历提醒",
        Offer::Replies(_) => "回复同学",
    }
}

/// How much of a section is a reading.
pub(super) fn readings(many: usize) -> String {
    [READING, " ", &count(many), " 处"].concat()
}

/// What may be typed into the field, by examples.
pub(super) fn find(examples: &str) -> String {
    ["打字找：", examples, "……"].concat()
}

/// The way to a door, for whoever sees only the beginning of the page.
pub(super) fn door(name: &str) -> String {
    [name, "？从这里进"].concat()
}

fn returned_answers(many: usize) -> String {
    ["以前答过的 ", &count(many), " 个答案接着用。"].concat()
}

pub(super) fn news(news: &News) -> String {
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

pub(super) fn ignored(piece: &str, why: Why) -> String {
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

pub(super) fn about_version(year: i32, version: &str) -> String {
    [&*digits(year.unsigned_abs(), 1), " 届版，第 ", version, " 版"].concat()
}
