//! The functions that scripts call: plain objects in, plain objects out, errors that name the place and the way out.

use js_sys::{Array, Error, JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::stored;
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
    pub fn new(bytes: Vec<u8>) -> Result<Guide, JsValue> {
        let size = bytes.len().to_string();
        let Some(edition) = stored::read(bytes.leak(), "") else {
            let problem = [&*size, " bytes that are no edition of this version of the package"].concat();
            return Err(thrown(Complaint::new("edition", &size, problem)));
        };
        let edition: &'static Edition = Box::leak(Box::new(edition));
        let table = Table::new(edition).ok_or_else(|| Error::new("edition: it is too large for the packed form"))?;
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
        let today = given::day("today", &given(&today)).map_err(thrown)?;
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

    /// Answers from their text form. Never fails for a text: what is not usable is reported.
    #[wasm_bindgen(unchecked_return_type = "Read")]
    pub fn read(&self, #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue) -> Result<JsValue, JsValue> {
        let text = given(&text);
        plain(&view::read(self.edition, given::text("text", &text, "a text").map_err(thrown)?.unwrap_or_default()))
    }

    /// Only the result, and fast: the ids of the advice and of the open question. The same object each time for the same
    /// result; it cannot be changed.
    #[wasm_bindgen(unchecked_return_type = "Decision")]
    pub fn decide(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Answers")] answers: JsValue,
    ) -> Result<JsValue, JsValue> {
        // One text passes faster than each key and value by itself.
        let text = JSON::stringify(&answers).ok().and_then(|text| text.as_string());
        let student = match text.and_then(|text| given::packed(self.edition, &text)) {
            Some(student) => student,
            // Something is unusual: the exact way says what.
            None => Table::pack(self.edition, &self.answers(&answers)?),
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
    pub fn decide_packed(&self, students: &[u8]) -> Result<Vec<u8>, JsValue> {
        let uneven = |each: usize| {
            let bytes = students.len().to_string();
            let problem = format!("{bytes} bytes are no whole number of students of {each} bytes each");
            thrown(Complaint::new("students", &bytes, problem))
        };
        self.table.decide(students).map_err(uneven)
    }
}

impl Guide {
    fn answers(&self, answers: &JsValue) -> Result<Answers, JsValue> {
        given::answers(self.edition, &entries(answers)?).map_err(thrown)
    }
}

/// The own entries of a plain object.
fn entries(answers: &JsValue) -> Result<Vec<(String, Given)>, JsValue> {
    let object = answers.dyn_ref::<Object>().filter(|object| !Array::is_array(object) && !object.is_function());
    let Some(object) = object else {
        let kind = kind(answers);
        let problem = format!("an object is expected, such as {{ outcome: \"employed\" }}, not {kind}");
        return Err(thrown(Complaint::new("answers", &kind, problem)));
    };
    let entries = Object::entries(object).into_iter().filter_map(|entry| {
        let entry = entry.dyn_into::<Array>().ok()?;
        Some((entry.get(0).as_string()?, given(&entry.get(1))))
    });
    Ok(entries.collect())
}

fn given(value: &JsValue) -> Given {
    match value.as_string() {
        Some(text) => Given::Text(text),
        None if value.is_null() || value.is_undefined() => Given::Nothing,
        None => Given::Other(kind(value)),
    }
}

/// What a value is, in JavaScript's words.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".to_owned();
    }
    if Array::is_array(value) {
        return "an array".to_owned();
    }
    value.js_typeof().as_string().unwrap_or_default()
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
fn thrown(complaint: Complaint) -> JsValue {
    let error = Error::new(&complaint.to_string());
    let nearest = complaint.nearest.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    for (key, value) in
        [("place", (&*complaint.place).into()), ("value", (&*complaint.value).into()), ("nearest", nearest)]
    {
        // An error is an object, and takes any key.
        let _ = Reflect::set(&error, &key.into(), &value);
    }
    error.into()
}
