//! What the program says, in both languages side by side, so that none is missing.

use std::path::Path;

pub(crate) use transfer_guide_rules::fault::Language;

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(Language);

impl Words {
    /// Those of this language.
    pub(crate) fn of(language: Language) -> Self {
        Words(language)
    }

    /// The language that is called so after `--lang`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "zh" => Some(Words(Language::Chinese)),
            "en" => Some(Words(Language::English)),
            _ => None,
        }
    }

    /// Which it is.
    pub(crate) fn language(self) -> Language {
        self.0
    }

    fn say(self, chinese: String, english: String) -> String {
        match self.0 {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// What can be typed.
    pub(crate) fn manual(self) -> String {
        self.say(MANUAL.to_owned(), MANUAL_IN_ENGLISH.to_owned())
    }

    /// What was typed is none of it.
    pub(crate) fn unknown(self, error: &lexopt::Error) -> String {
        let manual = self.manual();
        self.say(
            format!("看不懂这条命令，问题出在：{error}\n\n{manual}"),
            format!("this command cannot be understood: {error}\n\n{manual}"),
        )
    }

    /// A folder is none of an edition.
    pub(crate) fn no_edition(self, folder: &Path, error: &std::io::Error) -> String {
        let folder = folder.display();
        self.say(
            format!(
                "{folder}：读不了（系统说：{error}）。请写上版本所在的文件夹，或者用 transfer-guide new 新建一份。"
            ),
            format!("{folder}: {error}; name the folder of an edition, or write a new one with transfer-guide new"),
        )
    }

    /// Something in a folder is not an edition's.
    pub(crate) fn warning(self, what: &str) -> String {
        self.say(format!("提醒：{what}"), format!("warning: {what}"))
    }

    /// A file or folder cannot be read or written.
    pub(crate) fn no_access(self, path: &Path, error: &std::io::Error) -> String {
        let path = path.display();
        self.say(
            format!("{path} 打不开或写不进去：{error}。请看看它在不在、有没有权限、有没有别的程序占着。"),
            format!("{path}: {error}; is it there, may you open it, and does another program hold it?"),
        )
    }

    /// An edition is proven.
    pub(crate) fn proven(self, folder: &Path, walks: usize, shortest: usize, longest: usize, advice: usize) -> String {
        let folder = folder.display();
        self.say(
            format!("{folder}：检查通过。{walks} 种答法，各答 {shortest} 到 {longest} 题，{advice} 种办法，每种答法都正好得到一种办法。"),
            format!("{folder}: proven: {walks} walks of {shortest} to {longest} questions, {advice} advices"),
        )
    }

    /// Its cases end where they must.
    pub(crate) fn tried(self, folder: &Path, cases: usize) -> String {
        let folder = folder.display();
        self.say(
            format!("{folder}：{cases} 个例子都得到了该得到的办法。"),
            format!("{folder}: {cases} cases, each answered as it must be"),
        )
    }

    /// What stands beside it has no mistakes either.
    pub(crate) fn beside(self, folder: &Path, letters: usize, cases: usize) -> String {
        let folder = folder.display();
        self.say(
            format!("{folder}：{letters} 封写好的消息，{cases} 种情况能打字找到。"),
            format!("{folder}: {letters} messages, {cases} cases to be found by typing"),
        )
    }

    /// The program was built without the parts.
    pub(crate) fn no_parts(self) -> String {
        self.say(
            "这个程序里没有装网页的部件，不能发布。请用发布给你的完整程序；开发者请用 cargo xtask dist。".to_owned(),
            "this program has no parts inside and cannot publish: use a released one; who develops uses cargo xtask dist".to_owned(),
        )
    }

    /// An archive of parts is none.
    pub(crate) fn foreign_parts(self, path: &Path) -> String {
        let path = path.display();
        self.say(
            format!("{path} 不是这个程序用的部件。请用同一次发布里的文件。"),
            format!("{path} is no archive of parts of this version: use the one of the same release"),
        )
    }

    /// The library could not put the website together.
    pub(crate) fn not_put_together(self, trouble: &str) -> String {
        self.say(format!("网站没有做成：{trouble}"), format!("the website could not be put together: {trouble}"))
    }

    /// The website is there.
    pub(crate) fn published(self, to: &Path, files: usize) -> String {
        let to = to.display();
        self.say(
            format!("网站做好了，在 {to}，共 {files} 个文件。把整个文件夹上传到任何静态服务器；demo/check.html 会检查服务器放得好不好。只要一个文件的话，用里面的 guide.html。"),
            format!("the website is in {to}: {files} files. Upload all of the folder to any static host; demo/check.html checks that host. Who needs one file takes guide.html"),
        )
    }

    /// Something takes more than a second.
    pub(crate) fn compressing(self) -> String {
        self.say("正在压缩文件，要几秒钟……".to_owned(), "compressing the files, which takes some seconds…".to_owned())
    }

    /// The website is larger than those that were tried on slow lines.
    pub(crate) fn heavy(self, over: &[String]) -> String {
        let over = over.join("; ");
        self.say(
            format!("提醒：网页比建议的大（{over}）。网速慢的同学要多等一会儿；能用。想小一些，就少写几条、写短一些。"),
            format!("a warning: larger than advised ({over}). It works; on slow lines people wait longer. Fewer and shorter texts make it smaller"),
        )
    }

    /// The website is over the budget, and that is an error.
    pub(crate) fn over(self, over: &[String]) -> String {
        let over = over.join("; ");
        self.say(format!("超出预算：{over}"), format!("over the budget: {over}"))
    }

    /// A folder holds what this program did not write.
    pub(crate) fn not_ours(self, to: &Path) -> String {
        let to = to.display();
        self.say(
            format!("{to} 里有别的文件，不是本程序写的，没有动它。请换一个空的或还没有的文件夹。"),
            format!("{to} holds what this program did not write, and was left as it is: name a folder that is empty or not there yet"),
        )
    }

    /// A new edition cannot be called so.
    pub(crate) fn unfit_id(self, id: &str) -> String {
        self.say(
            format!("“{id}”不能作编号。请用小写英文字母、数字和短横线，例如 wenli-2027；它会出现在链接里，以后不能改。"),
            format!("`{id}` cannot be the id of an edition: use small letters, digits and hyphens, as in wenli-2027; links will carry it for ever"),
        )
    }

    /// A folder is there already.
    pub(crate) fn is_there(self, folder: &Path) -> String {
        let folder = folder.display();
        self.say(
            format!("{folder} 已经有了，没有动它。请换一个编号。"),
            format!("{folder} is there already and was left as it is: choose another id"),
        )
    }

    /// A new edition is there.
    pub(crate) fn written(self, id: &str) -> String {
        self.say(
            format!("新版本写好了，在文件夹 {id}。下一步：\n  1. 打开 {id}/edition.toml，从上往下照注释改\n  2. transfer-guide check {id}    检查\n  3. transfer-guide serve {id}    在本机看效果，边改边看\n  4. transfer-guide publish {id} --to website    做成网站"),
            format!("the new edition is in the folder {id}. Next:\n  1. open {id}/edition.toml and follow its comments\n  2. transfer-guide check {id}\n  3. transfer-guide serve {id}    shows it on this machine\n  4. transfer-guide publish {id} --to website"),
        )
    }

    /// A question is asked, with its choices and how each is answered.
    pub(crate) fn question(self, ask: &str) -> String {
        self.say(format!("接着要答：{ask}"), format!("next question: {ask}"))
    }

    /// Part of the answers could not be used.
    pub(crate) fn ignored(self, piece: &str) -> String {
        self.say(format!("用不了的答案：{piece}"), format!("an answer that cannot be used: {piece}"))
    }

    /// A port is taken.
    pub(crate) fn no_port(self, error: &std::io::Error) -> String {
        self.say(
            format!("打不开本机的端口：{error}。用 --port 换一个，例如 --port 8090。"),
            format!("no port to serve on: {error}; name another: --port 8090"),
        )
    }

    /// The website is served.
    pub(crate) fn served(self, port: u16) -> String {
        self.say(
            format!("在浏览器里打开 http://127.0.0.1:{port}/ （按 Ctrl+C 停止）。改了文件，刷新就能看到。"),
            format!(
                "Transfer Guide is at http://127.0.0.1:{port}/  (Ctrl+C stops it). After a change, reload the page"
            ),
        )
    }

    /// The website is served as it is now.
    pub(crate) fn renewed(self) -> String {
        self.say("有改动，已经换上；刷新就能看到。".to_owned(), "changed: reload the page".to_owned())
    }

    /// It is served as it was before.
    pub(crate) fn not_renewed(self) -> String {
        self.say("现在看到的还是改动以前的样子。".to_owned(), "what is served is what was there before".to_owned())
    }
}

const MANUAL: &str = "\
transfer-guide new 编号                 新建一份版本：一个带中文说明的文件夹
transfer-guide check 文件夹             检查一份版本，说出每一处要改的地方
transfer-guide show 文件夹 [答案]       显示这样答会看到什么，例如 outcome=army
transfer-guide serve 文件夹             在本机看效果，改了文件刷新就能看到
transfer-guide publish 文件夹 --to 目录 做成一个网站，传到任何静态服务器上就能用
    --school 学校 --office 地点 --contact 联系方式    显示在指引下面
    --plain    不做压缩文件，快一些
    --kill     让学生的设备忘掉以前存下的页面
--port 8090 换端口；--lang en in English";

const MANUAL_IN_ENGLISH: &str = "\
transfer-guide new ID                   writes the folder of a new edition, with comments in Chinese
transfer-guide check FOLDER             proves an edition and names every fault
transfer-guide show FOLDER [ANSWERS]    prints what answers lead to, such as outcome=army
transfer-guide serve FOLDER             serves it on this machine; a reload shows what was changed
transfer-guide publish FOLDER --to DIR  writes a website for any static host
    --school NAME --office ROOM --contact WORDS    shown below the guide
    --plain    without compressed forms, which is faster
    --kill     lets the devices of students forget what they kept
    --not-kept devices keep nothing; --strict fails over a budget; --parts FILE other parts than those inside;
    --times N  the page alone with the edition N times over, to measure
transfer-guide pack --parts FILE --to FILE    this program with parts inside, for releases
--port 8090 for serve; --lang zh in Chinese";
