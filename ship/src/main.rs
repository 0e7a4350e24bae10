//! Makes what ships.

mod markup;
mod overlay;
mod places;
mod program;
mod render;
mod tools;
mod trouble;

fn main() {
    let go = || -> trouble::Result<()> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let work = root.join("target/ship");
    std::fs::create_dir_all(&work).ok();
    let places = places::places(&transfer_guide::DEFAULT_EDITION)?;
    let mut html = String::new();
    let mut texts = vec![];
    for p in &places.pages { p.write(&mut html); html.push_str("</div>"); p.texts(&mut texts); }
    let mut seen = std::collections::BTreeSet::new();
    texts.retain(|t| seen.insert(*t));
    html.push_str(&places.styles());
    let stored = transfer_guide_rules::stored::write(&transfer_guide::DEFAULT_EDITION, &texts);
    println!("{} texts {} stored {}", html.len(), texts.len(), stored.len());
    std::fs::write(work.join("edition.bin"), stored).unwrap();
    let p = program::program(&tools::Tools::from_environment()?, root, &work, &work.join("edition.bin"))?;
    println!("wasm {} glue {} script {}", p.wasm.len(), p.glue.len(), p.script.len());
    std::fs::write(work.join("guide.wasm"), p.wasm).unwrap();
    std::fs::write(work.join("glue.js"), p.glue).unwrap();
    std::fs::write(work.join("asm.js"), p.script).unwrap();
    Ok(()) };
    if let Err(e) = go() { eprintln!("{e}"); }
}
