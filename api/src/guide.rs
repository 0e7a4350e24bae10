//! The functions that scripts call: plain objects in, plain objects out, errors that name the place and the way out.

use js_sys::Object;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Edition, LONGEST_NAME};
use transfer_guide_rules::fragment::{LONGEST, write};
use transfer_guide_rules::stored::{self, Refusal};
use transfer_guide_rules::walk::Walk;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::complaint::Complaint;
use crate::given::{self, Given};
use crate::shape::Decision;
use crate::table::Table;
use crate::view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// `web/api/values.js`, which looks at what scripts hand in: what is none of what is expected is thrown there.
#[wasm_bindgen(raw_module = "./values.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn answers(object: &JsValue) -> Result<String, JsValue>;
    fn piece(value: &JsValue, longest: u32) -> String;
    #[wasm_bindgen(catch)]
    fn bytes(place: &str, value: &JsValue) -> Result<Vec<u8>, JsValue>;
    fn complaint(place: &str, value: &str, problem: &str, nearest: Option<&str>) -> JsValue;
}

/// An opened edition.
#[wasm_bindgen]
pub struct Guide {
    edition: &'static Edition,
    table: Table,
    /// The decision at each place, made once.
    decisions: Vec<JsValue>,
}

#[wasm_bindgen]
impl Guide {
    /// Opens an edition from the bytes of its file. `open` does this for the editions of the package. An edition stays in
    /// memory for good: open it once.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: JsValue) -> Result<Guide, JsValue> {
        let stored = self::bytes("edition", &bytes)?;
        let size = stored.len().to_string();
        // What is none is not kept.
        let checked = stored::check(&stored, "").and_then(|()| stored::read(stored.leak(), ""));
        let edition = checked.map_err(|refusal| {
            let what = match refusal {
                Refusal::Foreign => "are no edition",
                Refusal::OtherFormat => "are an edition in a format of another version of the package",
                Refusal::Damaged => "are an edition that was changed or cut on its way",
                Refusal::OtherTexts => "are an edition without its texts: hand in the one of the folder editions",
            };
            thrown(Complaint::new("edition", &size, [&*size, " bytes that ", what].concat()))
        })?;
        let edition: &'static Edition = Box::leak(Box::new(edition));
        let too_large = || Complaint::new("edition", &edition.id, "it is too large for the packed form");
        let table = Table::new(edition).ok_or_else(too_large).map_err(thrown)?;
        let decisions = table.decisions(edition).iter().map(frozen).collect::<Result<_, _>>()?;
        Ok(Guide { edition, table, decisions })
    }

    /// The edition: its questions, its advice by name, its clauses.
    #[wasm_bindgen(unchecked_return_type = "Edition")]
    pub fn edition(&self) -> Result<JsValue, JsValue> {
        plain(&view::edition(self.edition))
    }

    /// Where answers lead: the next question, or the advice by name.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn step(&self, #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue) -> Result<JsValue, JsValue> {
        plain(&view::step(self.edition, &self.answers(&answers)?))
    }

    /// The whole advice; `null` while a question is open. `today`, such as "2020-10-31", counts the days left.
    #[wasm_bindgen(unchecked_return_type = "Advice | null")]
    pub fn advice(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] today: JsValue,
    ) -> Result<JsValue, JsValue> {
        let today = piece(&today, LONGEST_NAME as u32);
        let today = given::day("today", Given::from(&*today)).map_err(thrown)?;
        plain(&view::advice(self.edition, &self.answers(&answers)?, today))
    }

    /// Every advice that answers can still end in.
    #[wasm_bindgen(unchecked_return_type = "Title[]")]
    pub fn possible(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue,
    ) -> Result<JsValue, JsValue> {
        plain(&view::possible(self.edition, &self.answers(&answers)?))
    }

    /// The text form of answers, as a link has them after the `#`: only what is on the path.
    pub fn write(&self, #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue) -> Result<String, JsValue> {
        Ok(write(&Walk::new(self.edition, &self.answers(&answers)?), None))
    }

    /// Answers from their text form. Never fails for a text: what is not usable is reported. More than 2,000 bytes are not read.
    #[wasm_bindgen(unchecked_return_type = "Read")]
    pub fn read(&self, #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue) -> Result<JsValue, JsValue> {
        // Of what is not read, only the begin is reported.
        let text = piece(&text, 2 * LONGEST as u32);
        let text = given::text("text", Given::from(&*text), "a text").map_err(thrown)?;
        plain(&view::read(self.edition, text.unwrap_or_default()))
    }

    /// Only the result, and fast: the ids of the advice and of the open question. The same object each time for the same
    /// result; it cannot be changed.
    #[wasm_bindgen(unchecked_return_type = "Decision")]
    pub fn decide(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue,
    ) -> Result<JsValue, JsValue> {
        let entries = self::answers(&answers)?;
        let student = match given::packed(self.edition, &entries) {
            Some(student) => student,
            // Something is unusual: the exact way says what.
            None => Table::pack(self.edition, &given::answers(self.edition, &entries).map_err(thrown)?),
        };
        Ok(self.decisions.get(self.table.place(&student)).cloned().unwrap_or(JsValue::NULL))
    }

    /// One student in the packed form: a byte for each question in the edition's order, 0 where it is not answered, 1 for
    /// its first choice, and so on.
    pub fn pack(&self, #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue) -> Result<Vec<u8>, JsValue> {
        Ok(Table::pack(self.edition, &self.answers(&answers)?))
    }

    /// Many students in the packed form, one behind the other. A byte comes back for each: 0 where a question is open, 1
    /// for the edition's first advice, 2 for the second, and so on.
    #[wasm_bindgen(js_name = decidePacked)]
    pub fn decide_packed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] students: JsValue,
    ) -> Result<Vec<u8>, JsValue> {
        let students = bytes("students", &students)?;
        let uneven = |each: usize| {
            let bytes = students.len().to_string();
            let problem = format!("{bytes} bytes are no whole number of students of {each} bytes each");
            thrown(Complaint::new("students", &bytes, problem))
        };
        self.table.decide(&students).map_err(uneven)
    }
}

impl Guide {
    fn answers(&self, answers: &JsValue) -> Result<Answers, JsValue> {
        given::answers(self.edition, &self::answers(answers)?).map_err(thrown)
    }
}

/// A plain object.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn frozen(decision: &Decision<'_>) -> Result<JsValue, JsValue> {
    let object: Object = plain(decision)?.unchecked_into();
    Ok(Object::freeze(&object).into())
}

/// An error for scripts, with `place`, `value` and `nearest`.
fn thrown(found: Complaint) -> JsValue {
    complaint(&found.place, &found.value, &found.problem, found.nearest.as_deref())
}
