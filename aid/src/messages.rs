//! Every word of this crate that is not an edition's: what is put together here, and what the parts of the page say that
//! scripts build from it.

use chrono::NaiveDate;
use serde::Serialize;
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::edition::Edition;

pub use transfer_guide_view::messages::{act, basis, due, force, plain_day, then_ask};

/// Where no student is known yet, in place of where the record goes.
pub const DESTINATION: &str = "【转去的团组织】";
/// Where nothing was filled in: a line to write on.
pub(crate) const BLANK: &str = "＿＿＿＿＿＿＿＿";
/// The same for a day.
pub(crate) const BLANK_DAY: &str = "＿＿＿＿年＿＿月＿＿日";
/// Where the guide has no address.
pub(crate) const LINK: &str = "（把这份指引的文件一起发过去）";
/// The sections of an advice, as a stamp has them.
pub(crate) const SECTIONS: [&str; 5] =
    ["转到哪里", "谁发起、谁审核", "怎么办", "到什么时候", "要带的、不要做的和其他说明"];
/// Headings of the plain text that nothing else here has.
pub(crate) const BRING: &str = "要带的、要写的";
pub(crate) const TROUBLE: &str = "办不成怎么办";
pub(crate) const SAME_SINCE: &str = "按现在这一版重新核对，这份建议没有变。";
pub(crate) const OTHER_QUESTIONS: &str = "现在的问题已经不一样，链接里的答案不能全用；能用的都留着，请接着答完。";
pub(crate) const NO_DIFFERENCE: &str = "结果一样";
pub(crate) const SAME_PLACE: &str = "还是这一条，细节有变化";
pub(crate) const REPORT: &str = "【团组织关系转接指引：反馈】";
pub(crate) const REPORT_WHAT: &str = "哪里不对：";

/// Who must have done what.
pub(crate) fn deadline(actor: &str, name: &str) -> String {
    [actor, "：", name].concat()
}

/// 【转到工作单位的团组织】
pub(crate) fn in_brackets(title: &str) -> String {
    ["【", title, "】"].concat()
}

/// A step of a list.
pub(crate) fn numbered(number: u32, what: &str, how: &str) -> String {
    [&*digits(number, 1), ". ", what, "。", how].concat()
}

/// An item of a list.
pub(crate) fn listed(what: &str, more: &str) -> String {
    ["· ", what, "：", more].concat()
}

/// So many characters are read at a glance.
const SHORT: usize = 120;

/// An answer to paste: the advice in a line where there is room for it, and what it comes down to.
pub(crate) fn reply(title: &str, rows: &[String], link: &str) -> String {
    let rows = rows.join("；");
    let whole = ["同学你好，", title, "。", &rows, "。"].concat();
    let mut said = if whole.chars().count() <= SHORT { whole } else { ["同学你好。", &*rows, "。"].concat() };
    if !link.is_empty() {
        said += &["详细步骤：", link].concat();
    }
    said
}

pub(crate) fn reading(why: &str) -> String {
    ["（解读：", why, "）"].concat()
}

pub(crate) fn titled(title: &str) -> String {
    ["得到的建议：", title].concat()
}

pub(crate) fn answered(name: &str, label: &str) -> String {
    [name, "：", label].concat()
}

/// 2020 届版，第 1 版
pub(crate) fn written_in(edition: &Edition) -> String {
    [&*digits(edition.year.unsigned_abs(), 1), " 届版，第 ", &edition.version, " 版（", &edition.id, "）"].concat()
}

pub(crate) fn printed(edition: &Edition, today: Option<NaiveDate>) -> String {
    let mut origin = [&*edition.source.name, "，", &written_in(edition)].concat();
    if let Some(today) = today {
        origin += &["；", &*plain_day(today), "打印"].concat();
    }
    origin
}

/// From which edition and version a link is.
pub(crate) fn made_from(id: &str, version: &str, edition: &Edition) -> String {
    let version: String = version.chars().take(8).collect();
    let id: String = id.chars().take(40).collect();
    if id == edition.id {
        ["这个链接是从第 ", &*version, " 版分享的，现在是第 ", &edition.version, " 版。"].concat()
    } else {
        ["这个链接出自另一份指引（", &*id, " 第 ", &version, " 版），现在是 ", &written_in(edition), "。"].concat()
    }
}

pub(crate) fn changed_since(sections: &[&str], because: &[&str]) -> String {
    let mut said = ["这份建议变了，有变化的是：", &*sections.join("、"), "。"].concat();
    if because.is_empty() {
        said += "为什么变，这一版没有记下来；以现在看到的为准。";
    } else {
        said += &["原因：", &*because.join(""), "以现在看到的为准。"].concat();
    }
    said
}

macro_rules! words {
    ($($name:ident: $words:literal,)*) => {
        /// What the parts of the page say that scripts build.
        #[derive(Serialize)]
        pub struct Words {
            $(#[doc = $words] pub $name: &'static str,)*
        }

        /// All of it.
        pub const WORDS: Words = Words { $($name: $words,)* };
    };
}

words! {
    keep: "在这台设备上记住打的勾，下次打开接着办",
    kept: "记住了。只存在这台设备的浏览器里，取消上面的勾就会删掉。",
    not_kept: "这个浏览器现在不让保存，勾只在这一页打开期间有效。可以打印出来。",
    calendar: "存进手机日历",
    calendar_lead: "一整天的日程（北京时间），提前 7 天和 1 天的早上 9 点提醒。再存一次会更新，不会重复。",
    save_calendar: "保存日历文件（.ics）",
    calendar_help: "保存后点开文件，手机会问要不要加进日历。在微信里存不下来的，点右上角“…”，选“在浏览器打开”再存。",
    remind_first: "第一次是哪天",
    remind_again: "以后多久一次",
    never_again: "只这一次",
    every_month: "每个月",
    every_third: "每三个月",
    every_sixth: "每半年",
    late_day: "29 日到 31 日不是每个月都有，没有的那个月日历会跳过；想每次都有，选 28 日或更早。",
    to: "发给：",
    blanks: "【】里写什么",
    blank_left: "还有没填的：",
    all_filled: "【】都填好了。",
    copy: "复制",
    copied: "已经复制，去粘贴就行。",
    copy_by_hand: "这里不能自动复制。文字已经选中，长按（或 Ctrl+C）复制。",
    share: "用手机分享",
    print_paper: "打印申请书",
    save_paper: "保存成文档（.docx）",
    keep_paper: "在这台设备上记住我填的内容",
    preview: "预览",
    replies: "回复同学",
    replies_lead: "选一种情况，复制了就能发。",
    to_student: "看同学那一页",
    text: "复制全文",
    sheet: "打印",
    sheet_lead: "去处、步骤、期限、条款和你的答案印成一页，带这份建议的网址和二维码。A4、A5 都行，黑白也清楚。",
    print_sheet: "打印一页纸",
    print_elsewhere: "要打印，先在单独的页面里打开：",
    to_title: "转到哪里",
    who_title: "谁发起、谁审核",
    steps_title: "怎么办",
    until_title: "到什么时候",
    never_title: "不要做",
    answers_title: "答案",
    scan: "扫码打开这份建议",
    link: "分享",
    link_lead: "链接里有你的答案和指引的版本，没有名字。以后打开，指引要是改过，会告诉打开的人这份建议变没变。",
    no_link: "这一份是单独的文件，没有网址。把文件发给对方，让他打开后答同样的题。",
    otherwise: "换个答案",
    otherwise_none: "换哪个答案，结果都一样。",
    if_other: "如果是",
    wrong: "哪里不对",
    wrong_lead: "把下面的文字复制下来，写上哪里不对，发给负责这份指引的人。里面只有答案、建议和版本，没有个人信息。",
    contact: "学校留的联系方式：",
    no_contact: "没有留联系方式的，发给给你这份指引的人。",
    find_none: "没有找到。换个说法，或者往下选最接近的一项；都不像，就选这一项：",
    find_some: "找到这些，点最像的一项：",
    welcome: "你上次在这里得到的建议：",
    welcome_ticked: "，办好了的：",
    go_on: "接着看",
    forget: "删掉记录",
    forgotten: "已经从这台设备上删掉了。",
    close: "知道了",
    still_kept: "这台设备上还记着上次的建议：",
}
