//! What helps a student to act on an advice, as the page shows it, and what must be in it: from the rules and from what
//! stands beside the edition. The verbs work in the page and in an element of a page of another site.

use std::path::Path;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::load::load;
use transfer_guide_aid::place::Place;
use transfer_guide_aid::stamp::stamped;
use transfer_guide_editions::COLLEGE_2020;

use crate::page::Page;
use crate::places::Place as Shown;
use crate::trouble::done;

#[path = "../../../site/src/front/edition_files.rs"]
mod edition_files;

/// Its review is due 10 days after the request, which is so far away that it is never over.
pub const DATED: &str =
    "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020&requested=2099-06-20";

/// It has a day that the student sets, and an application to fill in.
pub const ABROAD: &str = "outcome=study-abroad&year=2020";

/// Runs before everything else: counts how often the page looks for what is kept on the device, which it does a moment after it
/// has started.
pub const COUNT_LOOKS: &str = "
    window.looks = 0;
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (name) { looks += 1; return get.call(this, name); };";

/// Files go to the test, and no further: drivers would ask where to put them.
const CATCH: &str = "
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        saved.push({ blob });
        return make.call(URL, blob);
    };
    document.addEventListener('click', click => {
        if (!click.target.download) return;
        saved[saved.length - 1].name = click.target.download;
        click.preventDefault();
    }, true);";

/// The last file that was saved.
const SAVED: &str = "
    const last = saved[saved.length - 1];
    return last?.name && last.blob.arrayBuffer().then(bytes => [
        last.name, last.blob.type, btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join('')),
    ]);";

/// A file that the page saved.
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its MIME type.
    pub kind: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// What stands beside the edition, from its files.
pub fn kit() -> &'static Kit {
    static KIT: LazyLock<Kit> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions").join(&*COLLEGE_2020.id);
        let files = edition_files::read(&folder).expect("the edition's folder is in the repository");
        load(&COLLEGE_2020, &files).unwrap_or_else(|faults| panic!("{} mistakes beside the edition", faults.len()))
    });
    &KIT
}

/// The advice of a fragment, with what the crate of the aid knows of it.
#[track_caller]
pub fn helped(fragment: &str) -> Place<'static> {
    Place::of(&COLLEGE_2020, fragment).unwrap_or_else(|| panic!("{fragment} leads to a question"))
}

impl Page {
    /// The address of the guide without a fragment, as the page itself gives it in links.
    pub fn base(&self) -> String {
        format!("{}/", self.origin)
    }

    /// The link that the page gives for an advice.
    #[track_caller]
    pub fn link_to(&self, fragment: &str) -> String {
        format!("{}#{}", self.base(), stamped(&helped(fragment)))
    }

    /// Opens an advice and a tool of it.
    #[track_caller]
    pub fn open_tool(&self, fragment: &str, tool: &str) {
        self.open(fragment);
        self.use_tool(tool);
    }

    /// Presses the button of a tool, and waits until what it builds is there and has the focus. Of a name like `letter/` any of them.
    #[track_caller]
    pub fn use_tool(&self, tool: &str) {
        let button = format!(".aid-open[data-tool^='{tool}']");
        let unfold = "const fold = root.querySelector(arguments[0])?.closest('details'); if (fold) fold.open = true;";
        self.run_with(unfold, &json!([button]));
        self.click(&button);
        self.expect_tool(tool);
    }

    /// Waits until what a tool builds is there, and its heading has the focus.
    #[track_caller]
    pub fn expect_tool(&self, tool: &str) {
        let is_there = "const found = room(arguments[0]), heading = found?.querySelector('h2, h3');
            return shown(found) && (heading.getRootNode().activeElement === heading || `focus: ${document.activeElement.outerHTML}`);";
        self.wait_for_with(&format!("what {tool} builds"), is_there, &json!([tool]));
    }

    /// Opens an advice and the tool of which can be seen for which advice it is: the link.
    #[track_caller]
    pub fn open_aid(&self, fragment: &str) {
        self.open_tool(fragment, "link");
        self.expect_aid_for(fragment);
    }

    /// Asks for that tool where an advice is open.
    #[track_caller]
    pub fn ask_for_aid(&self) {
        self.use_tool("link");
    }

    /// Goes to another advice in the loaded page, and opens that tool.
    #[track_caller]
    pub fn go_to_aid(&self, fragment: &str) {
        self.go_to(fragment);
        self.expect(&Shown::at(fragment));
        self.ask_for_aid();
        self.expect_aid_for(fragment);
    }

    /// Waits until that tool is open, and is for this advice.
    #[track_caller]
    pub fn expect_aid_for(&self, fragment: &str) {
        let (link, what) = (self.link_to(fragment), format!("what helps to act at {fragment}"));
        let is_there = "const found = room('link')?.querySelector('textarea').value;
            return found === arguments[0] ? true : `${location.href} ${found}`;";
        self.wait_for_with(&what, is_there, &json!([link]));
    }

    /// Opens the first message and copies it, and waits until this is said of it.
    #[track_caller]
    pub fn copy_a_letter(&self, words: &str) {
        self.use_tool("letter/");
        self.click(".aid-room[data-tool^='letter/'] button");
        let said = "return room('letter/').querySelector('.aid-said').textContent === arguments[0];";
        self.wait_for_with(&format!("that a message is copied, or not: {words}"), said, &json!([words]));
    }

    /// Waits until the page has looked for what is kept, and has said of it whatever it says by itself. For a page with
    /// [`COUNT_LOOKS`].
    #[track_caller]
    pub fn wait_for_greeting(&self) {
        // Once to see whether there is anything, and once more when it is read.
        let looked = "return looks >= (Object.keys(localStorage).length > 0 ? 2 : 1);";
        self.wait_for("a look at what is kept", looked);
        self.settle();
    }

    /// The words of a status line within what matches a selector first.
    #[track_caller]
    pub fn said_in(&self, selector: &str) -> String {
        self.texts_with(
            "return [root.querySelector(arguments[0] + ' .aid-said[role=status]').textContent];",
            &json!([selector]),
        )
        .concat()
    }

    /// Lets files that the page saves go to the test from now on, until the page is left.
    #[track_caller]
    pub fn catch_files(&self) {
        self.run(CATCH);
    }

    /// The file that was saved last.
    #[track_caller]
    pub fn saved(&self) -> Saved {
        let found = self.run(SAVED);
        let text = |at: usize| found[at].as_str().unwrap_or_else(|| panic!("no file was saved: {found}")).to_owned();
        Saved { name: text(0), kind: text(1), content: done(decoded(&text(2))) }
    }

    /// Lets the page print nothing from now on, until it is left: what is to be printed stays.
    #[track_caller]
    pub fn catch_prints(&self) {
        self.run("window.prints = 0; window.print = () => { window.prints += 1; };");
    }

    /// The page printed on paper of a size in inches, as a PDF.
    #[track_caller]
    pub fn pdf(&self, width: f64, height: f64) -> Vec<u8> {
        let printed = self.devtools("Page.printToPDF", &json!({ "paperWidth": width, "paperHeight": height }));
        let pdf = done(decoded(printed["data"].as_str().unwrap_or_default()));
        assert!(pdf.starts_with(b"%PDF-"), "no PDF: {printed}");
        pdf
    }
}

/// How many sheets a PDF has.
pub fn sheets_of(pdf: &[u8]) -> usize {
    let count = |part: &[u8]| pdf.windows(part.len()).filter(|window| *window == part).count();
    count(b"/Type /Page\n") + count(b"/Type /Page ")
}

fn decoded(base64: &str) -> crate::trouble::Result<Vec<u8>> {
    STANDARD.decode(base64).map_err(|error| crate::trouble::Trouble::new(format!("no base64: {error}")))
}
