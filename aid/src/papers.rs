//! Papers ready to print, to save or to paste: an edition's text with what the student filled in. Saved as a document of
//! Word's kind (ECMA-376), which every office program of a college opens and can change.

use serde::Serialize;

use crate::kit::{Field, Kit, Paper};
use crate::messages::BLANK;
use crate::place::Place;
use crate::zipped::zipped;

/// A paper as it is offered.
#[derive(Clone, Debug, Serialize)]
pub struct Offered<'k> {
    /// Its name among the others.
    pub id: &'k str,
    /// What it is.
    pub name: &'k str,
    /// What to know before filling it in.
    pub lead: &'k str,
    /// The clauses that ask for it.
    pub clauses: &'k [String],
    /// What must be true before it may be copied, where it is a text to paste.
    pub confirm: Option<&'k str>,
    /// What to fill in.
    pub fields: &'k [Field],
}

/// A paper filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// Its title; none on a text to paste.
    pub title: Option<String>,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// What stands under it.
    pub foot: Vec<String>,
}

/// Every paper for the student at a place.
pub fn papers<'k>(kit: &'k Kit, place: &Place<'_>) -> Vec<Offered<'k>> {
    let ours = kit.papers.iter().filter(|paper| place.is_for(&paper.when));
    let offered = |paper: &'k Paper| Offered {
        id: &paper.id,
        name: &paper.name,
        lead: &paper.lead,
        clauses: &paper.clause,
        confirm: paper.confirm.as_deref(),
        fields: &paper.field,
    };
    ours.map(offered).collect()
}

/// A paper with what was filled in, field by field in their order; what was not is a line to write on.
pub fn fill(paper: &Paper, values: &[String]) -> Filled {
    let value =
        |place: usize| values.get(place).map(|value| value.trim()).filter(|value| !value.is_empty()).unwrap_or(BLANK);
    let filled = |text: &String| {
        // From left to right, so that what was typed is never taken for a field.
        let mut whole = String::new();
        let mut rest = &**text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((id, after)) = after.split_once('}') else { break };
            whole += before;
            whole += paper.field.iter().position(|field| field.id == id).map_or("", value);
            rest = after;
        }
        whole + rest
    };
    Filled { title: paper.title.clone(), text: paper.text.iter().map(filled).collect(), foot: paper.foot.clone() }
}

/// The paper as the bytes of a document.
pub fn document(paper: &Filled) -> Vec<u8> {
    let body = body(paper);
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", PARTS.as_bytes()),
        ("word/document.xml", body.as_bytes()),
    ])
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A4, with a title in the middle, first lines two characters in, and the foot at the right. Sizes in half points, widths in
/// twentieths of a point.
fn body(paper: &Filled) -> String {
    let mut body = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
    );
    if let Some(title) = &paper.title {
        paragraph(&mut body, r#"<w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="36"/>"#, title);
    }
    for (index, text) in paper.text.iter().enumerate() {
        // Whom it is for stands at the edge, as in any letter.
        let indent = if index == 0 { "" } else { r#"<w:ind w:firstLineChars="200" w:firstLine="560"/>"# };
        paragraph(&mut body, indent, r#"<w:sz w:val="28"/>"#, text);
    }
    for text in &paper.foot {
        paragraph(&mut body, r#"<w:jc w:val="right"/>"#, r#"<w:sz w:val="28"/>"#, text);
    }
    body += r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>"#;
    body
}

fn paragraph(body: &mut String, layout: &str, look: &str, text: &str) {
    // What XML 1.0 has no character for was typed by nobody.
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let spacing = r#"<w:spacing w:before="120" w:after="120" w:line="400" w:lineRule="auto"/>"#;
    *body += "<w:p><w:pPr>";
    *body += spacing;
    *body += layout;
    *body += "</w:pPr><w:r><w:rPr>";
    *body += look;
    *body += "</w:rPr><w:t xml:space=\"preserve\">";
    *body += &text;
    *body += "</w:t></w:r></w:p>";
}
