//! Puts a website together, from an edition and the parts: every file of it, in memory. Writes nothing and asks nobody.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use transfer_guide_aid::kit::Kit;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;
use transfer_guide_view::html::write;
use transfer_guide_view::messages::site as words;

use crate::budget::{self, Weights};
use crate::check::{Checked, check};
use crate::described::described;
use crate::files::{File, fingerprint, integrity};
use crate::handbook::handbook;
use crate::manifest::{ICONS, TOUCH_ICON, manifest};
use crate::package::package;
use crate::pages::{self, Links};
use crate::parts::Parts;
use crate::places::{Places, places};
use crate::servers::{Policy, snippets};
use crate::slots::fill;
use crate::still::{School, Still, still};
use crate::table::table;
use crate::trouble::Result;
use crate::{embed, worker};

/// What is to be published.
#[derive(Clone, Copy, Debug)]
pub struct Order<'o> {
    /// The edition, proven.
    pub edition: &'o Edition,
    /// What stands beside it.
    pub kit: &'o Kit,
    /// The parts.
    pub parts: &'o Parts,
    /// Whose students it is for.
    pub school: &'o School,
    /// For what.
    pub kind: Kind,
    /// Whether each file is there in compressed forms too, for servers that send them: that takes most of the time.
    pub compressed: bool,
}

/// What a website is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For students, whose devices keep the page and need no network from the second visit on.
    Kept,
    /// For whoever works on it: devices do not keep it.
    NotKept,
    /// For students, whose devices forget what they kept.
    Killed,
    /// To measure only: the page with its edition and the program, and nothing else.
    PageAlone,
}

/// A website.
#[derive(Debug)]
pub struct Website {
    /// All its files.
    pub files: Vec<File>,
    /// What they weigh, and what they may; nothing where they were not compressed.
    pub weights: Option<Weights>,
}

/// Puts it together.
///
/// # Errors
/// The parts are of another version; an edition has links to nowhere, which the proof rules out; memory is short.
pub fn publish(order: &Order<'_>) -> Result<Website> {
    let places = places(order.edition)?;
    let page = still(order.edition, &places, order.school, true);
    let texts: Vec<&str> = page.texts.iter().map(String::as_str).collect();
    let made = Made {
        styles: File::asset("places", "css", places.styles()),
        edition: Data::new("edition", stored::write(order.edition, &texts)),
        whole: File::asset("whole", "bin", stored::write(order.edition, &[])),
        toolkit: Data::new("toolkit", order.kit.write()),
    };
    let mut files = Publisher { order, places: &places, page: &page, made }.files()?;
    if order.kind == Kind::PageAlone {
        let is_needed = |file: &File| {
            file.path == "index.html" || file.path.ends_with(".wasm") || file.name().starts_with("edition-")
        };
        files.retain(|file| is_needed(file) && !file.path.starts_with("api/"));
    }
    if order.compressed {
        files.iter_mut().try_for_each(File::compress)?;
    }
    let weights = order.compressed.then(|| budget::weigh(&files, order.kit, &places.first)).transpose()?;
    Ok(Website { files, weights })
}

/// What is made of an edition, beside its pages: the parts know nothing of it.
struct Made {
    /// The styles that show one place of those on a page.
    styles: File,
    /// The edition without the texts that are in the page.
    edition: Data,
    /// The edition with all its texts.
    whole: File,
    /// What stands beside it.
    toolkit: Data,
}

/// Bytes that the page asks for.
struct Data {
    /// As a file.
    file: File,
    /// As a script, for pages that may read no file, as those from a disk.
    script: File,
}

impl Data {
    fn new(name: &str, content: Vec<u8>) -> Self {
        let packed = STANDARD.encode(&content);
        let file = File::asset(name, "bin", content);
        let script =
            format!("(window.transferGuideFiles=window.transferGuideFiles||{{}})[{:?}]={packed:?}", file.name());
        Data { script: File::asset(name, "js", script), file }
    }

    /// What scripts know of it.
    fn about(&self) -> Value {
        let mut known = about(&self.file);
        known["script"] = about(&self.script);
        known
    }
}

/// Parts that lie in `assets` as they are: their names there, without the fingerprint and the ending.
const ASSETS: [(&str, &str, &str); 9] = [
    ("loader", "js", "loader.js"),
    ("guide", "wasm", "guide.wasm"),
    ("guide", "asm.js", "guide.asm.js"),
    ("guide", "css", "guide.css"),
    ("paper", "css", "paper.css"),
    ("aid", "js", "aid.js"),
    ("aid", "wasm", "aid.wasm"),
    ("aid", "asm.js", "aid.asm.js"),
    ("framed", "js", "framed.js"),
];

struct Publisher<'o> {
    order: &'o Order<'o>,
    places: &'o Places,
    page: &'o Still,
    made: Made,
}

impl Publisher<'_> {
    fn files(self) -> Result<Vec<File>> {
        let Order { edition, parts, kind, .. } = *self.order;
        let mut assets = Vec::new();
        for (name, ending, part) in ASSETS {
            assets.push(File::of_part(name, ending, parts.get(part)?));
        }
        let icons: Vec<File> =
            ICONS.iter().chain([&TOUCH_ICON]).map(|icon| File::asset(icon.name, icon.ending, icon.content)).collect();
        let build = self.build_id(&assets)?;
        let policy = self.policy()?;
        let mut files = self.pages(&build, &assets, &icons)?;
        files.extend(self.embedded()?);
        let frame = assets.iter().find(|file| file.name().starts_with("framed-"));
        files.extend(embed::frame(
            edition,
            parts,
            self.order.school,
            frame.map(|file| &*file.path).unwrap_or_default(),
        )?);
        let Made { styles, edition: stored, whole, toolkit } = self.made;
        let data = [stored.file, stored.script, whole, toolkit.file, toolkit.script];
        files.extend([styles].into_iter().chain(data).chain(assets).chain(icons));
        files.push(described(""));
        let check = check(parts, &Checked { edition, build: &build, files: &files, policy: &policy })?;
        files.extend(embed::demo().into_iter().chain(check));
        files.extend(worker(&build, kind, parts, &files)?);
        if let Kind::Kept | Kind::Killed = kind {
            files.extend(package(edition, parts)?);
            files.push(File::named("licenses.txt", parts.text("licenses.txt")?));
        }
        files.extend(snippets(&policy).into_iter().map(|(name, text)| File::named(&format!("servers/{name}"), text)));
        Ok(files)
    }

    /// What tells this website from others: all that can differ, the id itself not yet in it.
    fn build_id(&self, assets: &[File]) -> Result<String> {
        let Made { styles, edition, whole, toolkit } = &self.made;
        let names: Vec<&str> =
            assets.iter().chain([styles, &edition.file, whole, &toolkit.file]).map(|file| file.path.as_str()).collect();
        let book = self.order.parts.text("book.css")?;
        Ok(fingerprint([&*names.concat(), &write(&self.page.body), book].concat().as_bytes()))
    }

    fn policy(&self) -> Result<Policy> {
        let parts = self.order.parts;
        let styles = ["guide.css", "book.css", "all.css", "aid.css"];
        let scripts = ["aid-inline.js", "loader-inline.js"];
        let mut policy = Policy::default();
        for style in styles {
            policy.style_hashes.push(integrity(&parts.get(style)?.content));
        }
        policy.style_hashes.extend([&*self.made.styles.content, pages::NO_FIELD.as_bytes()].map(integrity));
        for script in scripts {
            policy.script_hashes.push(integrity(pages::inline(parts.text(script)?).as_bytes()));
        }
        policy.script_hashes.push(integrity(pages::inline(pages::BEFORE).as_bytes()));
        Ok(policy)
    }

    /// The pages that people open, and what says of the first how it is installed.
    fn pages(&self, build: &str, assets: &[File], icons: &[File]) -> Result<Vec<File>> {
        let Order { edition, kit, parts, .. } = *self.order;
        let places = self.places.styles();
        let Made { styles, edition: stored, whole, toolkit } = &self.made;
        let site = json!({
            "id": build, "styles": about(styles), "edition": stored.about(), "whole": about(whole),
            "toolkit": toolkit.about(),
        });
        let links = Links { icons, assets };
        let index = pages::index(edition, &self.page.body, &[parts.text("guide.css")?, &places], &links, &site);
        let book = parts.text("book.css")?;
        let beside = |name: &str, body| pages::beside(edition, name, body, book, &links);
        let named: Vec<_> = icons.iter().zip(ICONS).map(|(file, icon)| (file.path.clone(), icon)).collect();
        Ok(vec![
            File::named("index.html", index),
            File::named("handbook.html", beside(words::HANDBOOK, &handbook(edition, kit))),
            File::named("table.html", beside(words::TABLE, &table(edition))),
            File::named("guide.html", self.one_file(&places)?),
            File::named("manifest.webmanifest", manifest(&edition.title, words::SHORT_NAME, &named)?),
        ])
    }

    /// Everything in one page.
    fn one_file(&self, places: &str) -> Result<String> {
        let Order { edition, parts, school, .. } = *self.order;
        let alone = still(edition, self.places, school, false);
        let data = [
            ("program", &parts.get("guide.wasm")?.content),
            ("edition", &self.made.edition.file.content),
            ("toolkit", &self.made.toolkit.file.content),
        ];
        let data = data.map(|(name, content)| (name, STANDARD.encode(content)));
        let scripts = [parts.text("aid-inline.js")?, parts.text("loader-inline.js")?];
        Ok(pages::one_file(edition, &alone.body, &[parts.text("all.css")?, places], &data, &scripts))
    }

    /// The element, with its files beside it and with all in it.
    fn embedded(&self) -> Result<[File; 3]> {
        let parts = self.order.parts;
        let Made { edition, whole, toolkit, .. } = &self.made;
        let site = json!({ "whole": about(whole), "toolkit": about(&toolkit.file) });
        let by_files = fill(parts.text("element.js")?, "site", &site)?;
        let inside = json!({
            "edition": STANDARD.encode(&edition.file.content), "toolkit": STANDARD.encode(&toolkit.file.content),
            "texts": self.page.texts.join("\n"),
        });
        let alone = fill(parts.text("element-inline.js")?, "site", &inside)?;
        Ok([
            File::asset("element", "js", by_files.as_str()),
            File::named("transfer-guide.js", by_files),
            File::named("transfer-guide-alone.js", [parts.text("aid-inline.js")?, &alone].join("\n")),
        ])
    }
}

/// What scripts know of a file.
fn about(file: &File) -> Value {
    json!({ "name": file.name(), "integrity": file.integrity(), "size": file.content.len() })
}

fn worker(build: &str, kind: Kind, parts: &Parts, files: &[File]) -> Result<Option<File>> {
    let kept = files.iter().filter(|file| worker::keeps(&file.path));
    let list: Vec<_> = kept.map(|file| (file.path.clone(), file.integrity())).collect();
    let script = match kind {
        Kind::Kept | Kind::PageAlone => worker::worker(build, &list, parts.text("worker.js")?)?,
        Kind::Killed => worker::kill_switch(),
        Kind::NotKept => return Ok(None),
    };
    Ok(Some(File::named("sw.js", script)))
}
