//! `dist`: every file that ships, from the edition, the program, the styles and `web/`.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use transfer_guide::DEFAULT_EDITION;
use transfer_guide::app::words;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::grown::times;
use transfer_guide_rules::stored;

use crate::aid::{Aid, aid};
use crate::check::{Checked, check};
use crate::described::described;
use crate::element;
use crate::files::{File, policy_hash, print_of};
use crate::licenses::licenses;
use crate::manifest::{ICONS, TOUCH_ICON, manifest};
use crate::package::package;
use crate::pages::{self, Links};
use crate::places::{Places, places};
use crate::program::{DRAWS, Program, program};
use crate::servers::{Policy, snippets};
use crate::still::{School, Still, still};
use crate::table::table;
use crate::tools::Tools;
use crate::trouble::{Result, file};
use crate::wasm::Package;
use crate::{budget, embed, handbook, small, worker};

/// Stands for the build's id until it is known.
const BUILD: &str = "@build@";

/// What is made, and where.
pub(crate) struct Order {
    /// The project's root.
    pub(crate) root: PathBuf,
    /// The folder that is filled; what was in it goes.
    pub(crate) dist: PathBuf,
    /// For what.
    pub(crate) kind: Kind,
    /// Whether it was made before and is only to be compared with that: without compressed forms, which say nothing more.
    pub(crate) again: bool,
    /// Whose students it is for.
    pub(crate) school: School,
}

/// What the files are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For students, whose devices keep the page and need no network from the second visit on.
    Kept,
    /// For whoever works on the page: devices do not keep it.
    NotKept,
    /// For students, whose devices forget what they kept.
    Killed,
    /// To measure only: the page and the program, with the edition so many times over.
    Times(usize),
}

/// Makes everything.
///
/// # Errors
/// A tool is missing or fails; something is over its budget.
pub(crate) fn dist(order: &Order) -> Result<()> {
    let edition: &'static Edition = match order.kind {
        Kind::Times(copies) => Box::leak(Box::new(times(&DEFAULT_EDITION, copies))),
        _ => &DEFAULT_EDITION,
    };
    let tools = Tools::from_environment()?;
    // In a folder of its own, or the program of the page itself would be compiled again after it.
    let work = order.root.join("target").join(if let Kind::Times(_) = order.kind { "ship-times" } else { "ship" });
    fs::create_dir_all(&work).map_err(file(&work))?;
    let places = places(edition)?;
    let page = still(edition, &places, &order.school, true)?;
    let stored = store(edition, &page, &work)?;
    let own = Package { name: "transfer-guide", features: DRAWS, inside: &[("TRANSFER_GUIDE_STORED", &stored)] };
    let program = program(&tools, &order.root, &work, &own)?;
    let aid = match order.kind {
        Kind::Times(_) => Aid::default(),
        _ => aid(&tools, &order.root, &work, edition, &stored)?,
    };
    let maker = Maker { order, edition, tools, work, places, page, program, aid };
    maker.make()
}

/// Stores the edition without the texts of the page. Untouched where nothing changed, so that nothing is compiled again.
fn store(edition: &Edition, page: &Still, work: &Path) -> Result<PathBuf> {
    let path = work.join("edition.bin");
    let texts: Vec<&str> = page.texts.iter().map(String::as_str).collect();
    let stored = stored::write(edition, &texts);
    if fs::read(&path).ok().as_ref() != Some(&stored) {
        fs::write(&path, stored).map_err(file(&path))?;
    }
    Ok(path)
}

/// What the scripts of a build know of a file.
fn about(file: &File) -> Value {
    json!({ "name": file.name(), "integrity": file.integrity(), "size": file.content.len() })
}

struct Maker<'o> {
    order: &'o Order,
    edition: &'static Edition,
    tools: Tools,
    work: PathBuf,
    places: Places,
    page: Still,
    program: Program,
    aid: Aid,
}

impl Maker<'_> {
    fn make(self) -> Result<()> {
        let styles = self.styles(&["tokens.css", "guide.css", "still.css"], &self.places.styles())?;
        let paper = self.styles(&["print.css"], "")?;
        let paper = File::asset("paper", "css", paper);
        let book_styles = self.styles(&["tokens.css", "handbook.css"], "")?;
        let wasm = File::asset("guide", "wasm", &self.program.wasm[..]);
        let script =
            small::script(&self.tools, &self.work, &format!("window.transferGuideScript={}", self.program.script))?;
        let script = File::asset("guide", "asm.js", script);
        let texts = File::asset("texts", "txt", self.page.texts.join("\n"));
        let own_styles = File::asset("guide", "css", &styles[..]);
        let aid = [
            File::asset("aid", "js", &self.aid.script[..]),
            File::asset("aid", "wasm", &self.aid.wasm[..]),
            File::asset("aid", "asm.js", &self.aid.translated[..]),
        ];
        let beside = json!({
            "id": BUILD, "wasm": about(&wasm), "script": about(&script), "texts": about(&texts), "styles": about(&own_styles),
            "words": element::said_of_school(), "inline": false,
            "aid": { "script": about(&aid[0]), "wasm": about(&aid[1]), "js": about(&aid[2]) },
        });
        let loader = self.loader(&beside)?;
        let packed = STANDARD.encode(&self.program.wasm);
        let embedded = self.embedded(&wasm, &script, &texts, &beside["aid"], &packed)?;
        // What tells this build from others: all that can differ, the id itself not yet in it.
        let mut content = String::new();
        self.page.body.iter().for_each(|node| content += &format!("{node:?}"));
        let build = print_of(&[loader.as_bytes(), content.as_bytes(), book_styles.as_bytes(), &paper.content].concat());
        let loader = File::asset("loader", "js", loader.replace(BUILD, &build));
        let icons: Vec<File> =
            ICONS.iter().chain([&TOUCH_ICON]).map(|icon| File::asset(icon.name, icon.ending, icon.content)).collect();

        let links = Links { icons: &icons, paper: &paper, loader: &loader };
        let index = pages::index(self.edition, &self.page.body, &styles, &links);
        let book = handbook::handbook(self.edition, &self.aid.kit);
        let book = pages::beside(self.edition, words::HANDBOOK, &book, &book_styles, &links);
        let table = pages::beside(self.edition, words::TABLE, &table(self.edition), &book_styles, &links);
        let all_styles = self.styles(&["tokens.css", "guide.css", "still.css", "print.css"], &self.places.styles())?;
        let inside =
            json!({ "id": build, "inline": true, "styles": about(&own_styles), "words": element::said_of_school() });
        let one_loader = self.loader(&inside)?;
        let alone = still(self.edition, &self.places, &self.order.school, false)?;
        let one_file =
            pages::one_file(self.edition, &alone.body, &all_styles, &packed, &[&self.aid.whole, &one_loader]);
        let policy = Policy {
            style_hashes: [&styles, &book_styles, &all_styles, &self.aid.styles, pages::NO_FIELD]
                .map(policy_hash)
                .into(),
            script_hashes: [&self.aid.whole, &one_loader, pages::BEFORE]
                .map(|script| policy_hash(&pages::inline(script)))
                .into(),
        };
        let named: Vec<_> = icons.iter().zip(ICONS).map(|(file, icon)| (file.path.clone(), icon)).collect();
        let manifest = manifest(&self.edition.title, words::SHORT_NAME, &named)?;

        let mut files = vec![
            File::named("index.html", index),
            File::named("handbook.html", book),
            File::named("table.html", table),
            File::named("guide.html", one_file),
            File::named("manifest.webmanifest", manifest),
        ];
        files.extend(embedded);
        files.extend([loader, wasm, script, texts, own_styles, paper].into_iter().chain(aid).chain(icons));
        files.push(described(&self.order.root, "")?);
        let checked = Checked { edition: self.edition, build: &build, files: &files, policy: &policy };
        let check = check(&self.tools, &self.order.root, &self.work, &checked)?;
        files.extend(embed::demo(&self.order.root.join("web"))?.into_iter().chain(check));
        files.extend(self.worker(&build, &files)?);
        if let Kind::Kept | Kind::Killed = self.order.kind {
            files.extend(package(&self.tools, &self.order.root, &self.work, self.edition)?);
            files.push(File::named("licenses.txt", licenses(&self.order.root)?));
        }
        files.extend(snippets(&policy).into_iter().map(|(name, text)| File::named(&format!("servers/{name}"), text)));
        self.put(files)
    }

    fn styles(&self, sheets: &[&str], more: &str) -> Result<String> {
        let mut styles = String::new();
        for sheet in sheets {
            let path = self.order.root.join("styles").join(sheet);
            styles += &fs::read_to_string(&path).map_err(file(&path))?;
        }
        small::styles(&self.tools, &self.work, &(styles + more))
    }

    /// A script that starts the program: wasm-bindgen's, for as many instances as are needed, and parts of `web/`.
    fn script(&self, build: &Value, beside: &str, parts: &[&str]) -> Result<String> {
        let mut script = format!(
            "(function () {{ \"use strict\";\nvar BUILD = {build};\nfunction program() {{\n{}\nreturn wasm_bindgen;\n}}\n{beside}\n",
            self.program.glue,
        );
        for part in parts {
            let path = self.order.root.join("web").join(part);
            script += &fs::read_to_string(&path).map_err(file(&path))?;
        }
        // So that what only another kind of script needs is left out of this one.
        let script = script.replace("BUILD.inline", &build["inline"].to_string());
        let script = script.replace("BUILD.own", &parts.contains(&"loader.js").to_string());
        small::script(&self.tools, &self.work, &(script + "\n})();"))
    }

    fn loader(&self, build: &Value) -> Result<String> {
        self.script(build, &worker::page_side(), &["program.js", "asking.js", "running.js", "element.js", "loader.js"])
    }

    /// The element, with its files beside it and with all in it, and the frame.
    fn embedded(&self, wasm: &File, script: &File, texts: &File, aid: &Value, packed: &str) -> Result<Vec<File>> {
        let styles = element::styles(&self.order.root.join("styles"))?;
        let styles = small::styles(&self.tools, &self.work, &styles)?;
        let element = |mut build: Value| {
            build["styles"] = styles.clone().into();
            build["words"] = element::said();
            self.script(
                &build,
                "",
                &["folder.js", "program.js", "asking.js", "running.js", "element.js", "surroundings.js"],
            )
        };
        let alone = element(json!({ "program": packed, "texts": self.page.texts.join("\n"), "inline": true }))?;
        let alone = [&*self.aid.whole, &alone].join("\n");
        let by_files = element(json!({
            "wasm": about(wasm), "script": about(script), "texts": about(texts), "aid": aid, "inline": false,
        }))?;
        let mut files = vec![
            File::asset("element", "js", &by_files[..]),
            File::named("transfer-guide.js", by_files),
            File::named("transfer-guide-alone.js", alone),
        ];
        let small = |script: &str| small::script(&self.tools, &self.work, script);
        files.extend(embed::frame(&self.order.root.join("web"), self.edition, small)?);
        Ok(files)
    }

    fn worker(&self, build: &str, files: &[File]) -> Result<Option<File>> {
        let kept = files.iter().filter(|file| worker::keeps(&file.path));
        let list: Vec<_> = kept.map(|file| (file.path.clone(), file.integrity())).collect();
        let script = match self.order.kind {
            Kind::Kept => worker::worker(build, &list, |script| small::script(&self.tools, &self.work, script))?,
            Kind::Killed => worker::kill_switch(),
            Kind::NotKept | Kind::Times(_) => return Ok(None),
        };
        Ok(Some(File::named("sw.js", script)))
    }

    fn put(&self, mut files: Vec<File>) -> Result<()> {
        let dist = &self.order.dist;
        if dist.exists() {
            fs::remove_dir_all(dist).map_err(file(dist))?;
        }
        if let Kind::Times(_) = self.order.kind {
            files.retain(|file| file.path == "index.html" || file.path.ends_with(".wasm"));
            return files.iter_mut().try_for_each(|file| file.put(dist));
        }
        if self.order.again {
            return files.iter().try_for_each(|file| file.put_plain(dist));
        }
        for file in &mut files {
            file.put(dist)?;
        }
        let index = dist.join("index.html.br");
        let compressed = fs::read(&index).map_err(file(&index))?;
        budget::keep(&files, &self.aid.kit, &compressed, &self.places.first)
    }
}
