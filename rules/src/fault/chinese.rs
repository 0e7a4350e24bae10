//! What is said of faults in Chinese, to whoever writes an edition and has never programmed: what is wrong, with files and
//! keys as they are written, and what to do.

use std::borrow::Cow;

use super::{Expected, Fault, Item, Key, Kind, Named, Near, Sentence, Slip, excerpt, file_of};

/// `advice/army.toml：第 3 个 [[step]]：……。改法：……。`
pub(super) fn line(fault: &Fault) -> String {
    let said = sentence(&fault.kind);
    let mut line = format!("{}：", short(&file_of(&fault.item)));
    match &fault.item {
        Item::Question(id) if !id.is_empty() => line += &format!("题 `{}`：", short(id)),
        Item::Clause(id) if !id.is_empty() => line += &format!("条文 `{}`：", short(id)),
        Item::Shared(id) if !id.is_empty() => line += &format!("[{}]：", short(id)),
        Item::Aid(_, id) if !id.is_empty() => line += &format!("`{}`：", short(id)),
        Item::Case(says) if !says.is_empty() => line += &format!("“{}”：", short(says)),
        _ => {}
    }
    match &fault.key {
        Key::Whole => {}
        Key::Named(name) => line += &format!("`{}`：", short(name)),
        Key::Part(list, number) => line += &format!("第 {number} 个 [[{list}]]："),
        Key::Line(number) => line += &format!("第 {number} 行："),
        Key::FileName => line += "文件名：",
        Key::QuestionsAndDays => line += "题和日子的 id：",
    }
    line + &format!("{}。改法：{}。", short(&said.problem), short(&said.hint))
}

/// The last line of a report.
pub(super) fn count(all: usize, rest: usize) -> String {
    match rest {
        0 => format!("共 {all} 处要改"),
        rest => format!("还有 {rest} 处，先改上面的"),
    }
}

fn short(text: &str) -> Cow<'_, str> {
    excerpt(text, |length| format!("（全文 {length} 个字）"))
}

fn nearest(near: &Near, place: &str) -> String {
    match near {
        Near::Name(name) => format!("{place}里最像的是 `{name}`，两处要写得一样"),
        Near::Unlike => format!("{place}里没有像它的，请对照着改"),
        Near::NoneThere => format!("{place}里还一个都没有，请先在那里写上"),
    }
}

/// What can be written in place of a key or a word.
fn instead(near: &Near, known: &[String]) -> String {
    let near = match near {
        Near::Name(name) => format!("最像的是 `{name}`，"),
        Near::Unlike | Near::NoneThere => String::new(),
    };
    format!("{near}能写的有 {}", names(known))
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("、")
}

fn texts(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
    if quoted.is_empty() { "什么都没有".to_owned() } else { quoted.join("、") }
}

fn also(shared: &Option<String>) -> String {
    shared.as_ref().map(|shared| format!("；它用了 shared.toml 的 [{shared}]，那里也看一下")).unwrap_or_default()
}

fn form(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "这里写文字，放在英文引号 \" \" 里",
        Expected::Number => "这里写整数，不加引号",
        Expected::Bool => "这里写 true（是）或 false（否），不加引号",
        Expected::List => "这里写一串，放在方括号 [ ] 里，用英文逗号隔开；是一段一段的，就用 [[……]] 开头",
        Expected::Table => "这里写一组“名字 = 值”，放在花括号 { } 里",
        Expected::Condition => "条件写成“题 = 选项”，例如 { outcome = [\"army\"] }",
        Expected::Clauses => "这里写条文的编号，例如 \"二.1a\"；有几条就写成 [\"二.1a\", \"三.b\"]",
        Expected::Due => {
            "期限只有四种写法：{ on = { month = 10, day = 31 } }（当年的某月某日）、{ after = { day = \"……\", days = 10 } }（某天之后多少天）、\
             \"lost\"（文件里丢失了）、\"silent\"（文件没有写）"
        }
        Expected::Other => "各处能写什么，见 ARCHITECTURE.md 里的“An edition”",
    }
}

fn slip(slip: Slip) -> &'static str {
    match slip {
        Slip::Unquoted => "等号后面的文字要放在英文引号 \" \" 里",
        Slip::Unclosed => "这一行或它前面有引号、括号只写了一半，补上另一半",
        Slip::NoEquals => "写成“名字 = 值”，等号用英文的 =",
        Slip::TooMuch => "一行只写一个值；文字里面要用引号，请用中文引号“ ”",
        Slip::KeyTwice => "同一个名字写了两次，去掉一个",
        Slip::Other => "看这一行和它前面一行的引号、括号、逗号、等号是不是英文的、是不是成对",
    }
}

fn sentence(kind: &Kind) -> Sentence {
    const CASE: &str = "文件是这样规定的，就改这个例子；不是，就改结果";
    const NEVER: &str = "它的条件 `when` 永远不会成立，请检查里面的题和选项";
    let (problem, hint) = match kind {
        Kind::NoEdition => ("这个文件夹里没有版本".into(), "给出放着 edition.toml 的那个文件夹".into()),
        Kind::FileMissing => (
            "缺这个文件".into(),
            "一个版本要有 edition.toml、questions.toml、clauses.toml、shared.toml 和 advice/ 里的文件；名字要一字不差".into(),
        ),
        Kind::ToolkitFileMissing => (
            "缺这个文件".into(),
            "toolkit/ 里要有 letters.toml、papers.toml、reminders.toml、replies.toml、words.toml、changes.toml；整个 toolkit/ 也可以不要"
                .into(),
        ),
        Kind::NoAdvice => {
            ("一个结果都没有".into(), "在 advice/ 里给每个结果写一个文件，例如 advice/employer.toml".into())
        }
        Kind::IsFolder => ("这里应该是文件，却是文件夹".into(), "把这个文件夹改名或移走，再放上同名的文件".into()),
        Kind::NotUtf8 => (
            "不是 UTF-8 编码的文字".into(),
            "用记事本打开，选“另存为”，编码选 UTF-8，再保存；Word 文档要把文字复制到记事本里".into(),
        ),
        Kind::ForeignFile { near: Near::Name(near) } => {
            ("不属于一个版本，没有读它".into(), format!("如果它本该是 {near}，请改名；不是就移到别处"))
        }
        Kind::ForeignFile { .. } => ("不属于一个版本，没有读它".into(), "移到别处就不会再提醒".into()),
        Kind::NotToml { slip: how, reason } => {
            ("写法不对，读不下去".into(), format!("{}（读文件的程序说：{reason}）", slip(*how)))
        }
        Kind::WideSign { sign, instead, reason } => (
            format!("用了中文符号 {sign}"),
            format!("换成英文的 {instead}（读文件的程序说：{reason}）"),
        ),
        Kind::UnknownKey { name, near, known, shared } => (
            format!("这里没有叫 `{name}` 的项"),
            format!("{}{}", instead(near, known), also(shared)),
        ),
        Kind::KeyMissing { name, shared } => (format!("缺 `{name}`"), format!("补上 `{name}`{}", also(shared))),
        Kind::UnknownWord { name, near, known, shared } => (
            format!("这里不能写 `{name}`"),
            format!("{}{}", instead(near, known), also(shared)),
        ),
        Kind::WrongForm { name, expected, reason, shared } => {
            let place = name.as_ref().map(|name| format!("`{name}` ")).unwrap_or_default();
            let problem = format!("{place}的值写法不对");
            (problem, format!("{}{}（读文件的程序说：{reason}）", form(*expected), also(shared)))
        }
        Kind::NotAList { name } => ("这里可以有好几段，要用双括号".into(), format!("写成 [[{name}]]")),
        Kind::UnknownShared { list, name, near } => (
            format!("`use = \"{name}\"` 在 shared.toml 里没有对应的 [{list}.{name}]"),
            nearest(near, &format!("shared.toml 的 [{list}.……] ")),
        ),
        Kind::UnusedShared => ("没有一个结果用它".into(), "去掉它，或者在要用的地方写 `use`".into()),

        Kind::Twice { id } => (format!("`{id}` 出现了两次"), "每个都要有自己的 id，改掉其中一个".into()),
        Kind::UnfitId { id } => (
            format!("`{id}` 不能放进链接"),
            "只用小写英文字母、数字和连字符 -，例如 further-study".into(),
        ),
        Kind::LongId { id, most } => (format!("`{id}` 太长"), format!("最多 {most} 个字母")),
        Kind::ReservedId { id } => (format!("`{id}` 在链接和条件里另有用处"), "换一个名字".into()),
        Kind::NoHttps { address } => {
            (format!("网址 `{address}` 不是以 https:// 开头"), "写完整的网址，从 https:// 写起".into())
        }
        Kind::OneChoice => ("没有可选的".into(), "至少写两个选项，或者去掉这道题".into()),
        Kind::AskedLater { question } => (
            format!("条件里用了题 `{question}` 的答案，可那道题问得不比它早"),
            "条件只能用排在它上面的题；调整顺序，或者改条件".into(),
        ),
        Kind::UnknownQuestion { question, near } => {
            (format!("没有题 `{question}`"), nearest(near, "questions.toml "))
        }
        Kind::UnknownChoice { question, choice, near } => {
            (format!("题 `{question}` 没有选项 `{choice}`"), nearest(near, &format!("题 `{question}` ")))
        }
        Kind::UnknownClause { clause, near } => {
            (format!("没有条文 `{clause}`"), nearest(near, "clauses.toml "))
        }
        Kind::UnknownAdvice { advice, near } => {
            (format!("没有结果 `{advice}`，就是没有 advice/{advice}.toml"), nearest(near, "advice/ "))
        }
        Kind::UnknownName { of, name, near } => {
            let of = match of {
                Named::Actor => "[[actors]]",
                Named::Link => "[[links]]",
                Named::Day => "[[days]]",
            };
            (format!("没有 `{name}`"), nearest(near, &format!("edition.toml 的 {of} ")))
        }
        Kind::AdviceWithoutWhy => ("不是文件的原话，又没有说为什么".into(), "在 `why` 里写为什么".into()),
        Kind::PartWithoutReading => ("是我们的解读，又没有说为什么".into(), "在 `reading` 里写为什么".into()),
        Kind::CitesNothing => {
            ("没有写依据哪一条".into(), "在 `clause` 里写条文的编号；文件没有写的，在 `reading` 里说明".into())
        }
        Kind::NobodyToAsk { name } => {
            (format!("“{name}”没有日期，也没有说去问谁"), "在 `ask` 里写一个 [[actors]] 的 id".into())
        }
        Kind::NoSuchDay { month, day, year } => {
            (format!("{year} 年没有 {month} 月 {day} 日"), "写那一年有的月和日".into())
        }

        Kind::ClauseTwice => ("出现了两次".into(), "每条条文用自己的编号".into()),
        Kind::UnusedClause => {
            ("没有一处以它为依据".into(), "在用到它的地方写进 `clause`；不是给学生看的，就在 `meant-for` 里写给谁".into())
        }
        Kind::CitedClauseMeantForOthers => {
            ("写了 `meant-for`，却有地方以它为依据".into(), "去掉 `meant-for`，或者去掉那些依据".into())
        }
        Kind::TooManyWalks { most } => (
            format!("答案的组合超过 {most} 种，没法一一核对"),
            "只在会影响结果的时候才问：给题写上条件 `when`".into(),
        ),
        Kind::Gap { answers, near } => {
            let near = near.as_ref().map(|id| format!("；只差一个答案的是 advice/{id}.toml"));
            (
                format!("这样答 `{answers}` 得不到结果"),
                format!("放宽该管它的那个结果的 `when`，或者新写一个结果{}", near.unwrap_or_default()),
            )
        }
        Kind::Overlap { answers, other } => (
            format!("这样答 `{answers}` 有两个结果：这一个和 advice/{other}.toml"),
            "收窄其中一个的 `when`".into(),
        ),
        Kind::NoStep { answers } => {
            (format!("这样答 `{answers}` 的人看不到任何一步"), "写上接下来做什么".into())
        }
        Kind::NeverAsked => ("怎么答都问不到这道题".into(), NEVER.into()),
        Kind::NeverReached => ("怎么答都到不了这个结果".into(), NEVER.into()),
        Kind::NeverShown => ("怎么答都不会显示".into(), NEVER.into()),

        Kind::LeadsNowhere { piece } => (
            format!("`{piece}` 对不上任何题和选项"),
            "对照 questions.toml，写成“题=选项”，几个之间用 & 连起来".into(),
        ),
        Kind::SentenceTwice => ("同一句话出现了两次".into(), "去掉一个，或者换一种说法".into()),
        Kind::CaseUnfinished { answers, question } => {
            (format!("`{answers}` 没有答完，停在题 `{question}`"), "把这道题的答案也写上".into())
        }
        Kind::CaseAdvice { expected, found } => {
            (format!("应该得到结果 `{expected}`，实际得到 `{found}`"), CASE.into())
        }
        Kind::CaseDestinations { expected, found } => {
            (format!("去向应该是{}，实际是{}", texts(expected), texts(found)), CASE.into())
        }
        Kind::CaseDeadlines { expected, found } => {
            (format!("期限应该是{}，实际是{}", texts(expected), texts(found)), CASE.into())
        }
        Kind::CaseSilent { text } => (format!("应该有“{text}”，实际没有"), CASE.into()),
        Kind::CaseSays { text, line } => (format!("不该有“{text}”，实际有这一句：{line}"), CASE.into()),
        Kind::CaseClause { clause } => (format!("应该以条文 `{clause}` 为依据，实际没有"), CASE.into()),

        Kind::UnknownBlank { blank, near } => (
            format!("没有说明【{blank}】填什么"),
            format!("写一段 [[blank]] 说明它；或者是写错了：{}", nearest(near, "toolkit/letters.toml 的 [[blank]] ")),
        ),
        Kind::UnusedBlank => ("没有一条消息有这个空".into(), "去掉它".into()),
        Kind::UnusedField { field } => {
            (format!("正文里没有 `{{{field}}}`"), "在正文里写上它，或者去掉这个 [[paper.field]]".into())
        }
        Kind::UnknownField { field, near } => {
            (format!("正文里的 `{{{field}}}` 没有对应的 [[paper.field]]"), nearest(near, "它的 [[paper.field]] "))
        }
        Kind::NoCase => (
            "打字找不到这种情况".into(),
            "这里要写第一道题的一个选项，或者只跟在一个选项后面的那道题的选项".into(),
        ),
        Kind::NoKinds => ("没有写是哪几类词，会变成什么都符合".into(), "写上 `kinds` 或 `negated`".into()),
        Kind::UnknownKind { name, near } => {
            (format!("没有一个 [[word]] 的 kind 是 `{name}`"), nearest(near, "toolkit/words.toml 的 kind "))
        }
        Kind::NothingSaid => ("一个词都没有".into(), "写上大家会打的词，或者整段去掉".into()),
        Kind::VersionNoNumber => ("版本号不是整数，链接就没法比新旧".into(), "写成整数，放在引号里，例如 \"2\"".into()),
        Kind::VersionAhead { version } => {
            (format!("edition.toml 里才到第 {version} 版"), "把 edition.toml 的 `version` 改大".into())
        }
        Kind::VersionUnexplained => ("没有说这一版改了什么".into(), "写一段 [[change]]".into()),
        Kind::OfferMissing { of, id, answers } => (
            format!("给了 `{of} = \"{id}\"`，可这样答 `{answers}` 的人用不上它"),
            "在 toolkit/ 里写上它，或者让它的 `when` 包括这些答案".into(),
        ),
        Kind::NoDestination { advice } => {
            (format!("里面有 {{destination}}，可结果 `{advice}` 没有去向"), "去掉 {destination}".into())
        }
        Kind::NotOffered { of, id } => (
            "没有一个结果用到它".into(),
            format!("在要用的地方写 `offers = {{ {of} = \"{id}\" }}`，或者去掉它"),
        ),
    };
    Sentence { problem, hint }
}
