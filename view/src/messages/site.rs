//! The words that are needed around a guide: by the pages beside it, and by an element in another page.

use transfer_guide_rules::edition::Edition;

use super::page;

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
pub const STEPS: &str = page::STEPS;
/// What must not be done.
pub const NEVER: &str = page::NEVER;
/// Until when.
pub const UNTIL_WHEN: &str = page::UNTIL_WHEN;
/// Where the record goes.
pub const WHERE_TO: &str = page::WHERE_TO;
/// Who starts, who approves.
pub const WHO: &str = page::WHO;
/// What to bring.
pub const BRING: &str = page::BRING;
/// What to do if it fails.
pub const TROUBLE: &str = page::TROUBLE;
/// What else to know.
pub const REMARKS: &str = page::REMARKS;
/// Marks a reading.
pub const READING: &str = page::READING;
/// Marks what a person must decide.
pub const REFERRAL: &str = page::REFERRAL;

/// Over what document all of it is from.
pub const ABOUT: &str = page::ABOUT;

/// The document and who issued it.
pub fn source(name: &str, issuer: &str) -> String {
    [name, "，", issuer, "。"].concat()
}

/// Of which year and which writing an edition is.
pub fn version(edition: &Edition) -> String {
    page::about_version(edition.year, &edition.version)
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
