//! WebDriver, as far as the tests need it: one request after the other over plain HTTP, every answer waited for.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Request;

use crate::trouble::{Result, Trouble};

/// How long one command may take: loading a page or a run of axe-core on a busy machine.
const LONGEST: Duration = Duration::from_secs(120);

/// A driver, and one browser session on it; dropped, it ends with its browser.
pub struct Session {
    agent: Agent,
    /// Where the commands of this session go.
    address: String,
}

/// A part of the document, as the driver knows it.
pub struct Element(String);

impl Element {
    /// The element that a script has returned; none if it is something else.
    pub fn of(returned: &Value) -> Option<Self> {
        returned.as_object()?.values().next()?.as_str().map(|id| Element(id.to_owned()))
    }
}

impl Session {
    /// Starts a browser on the driver at this port.
    ///
    /// # Errors
    /// The driver does not answer or refuses.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self> {
        // No proxy, whatever the environment says: everything here is on this machine.
        let config = Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(LONGEST));
        let agent: Agent = config.build().into();
        let address = format!("http://127.0.0.1:{port}/session");
        let started = send(
            &agent,
            "POST",
            &address,
            "",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }).to_string(),
        )?;
        let id = started["sessionId"].as_str().ok_or_else(|| Trouble::new(format!("no session: {started}")))?;
        Ok(Session { agent, address: format!("{address}/{id}") })
    }

    /// Sends a command without parameters.
    ///
    /// # Errors
    /// As for each of these: the driver does not answer, or answers that it could not.
    pub fn get(&self, command: &str) -> Result<Value> {
        self.send("GET", command, "")
    }

    /// Sends a command.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn post(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.send("POST", command, &parameters.to_string())
    }

    /// Sends a command that takes something away.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn delete(&self, command: &str) -> Result<Value> {
        self.send("DELETE", command, "")
    }

    /// Runs the body of a function in the page. What it returns comes back; a promise is waited for.
    ///
    /// # Errors
    /// See [`Session::get`]; the script threw.
    pub fn run(&self, script: &str, arguments: &Value) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Sends a command of the DevTools protocol, for what WebDriver has no word for.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The one element that a CSS selector matches first.
    ///
    /// # Errors
    /// See [`Session::get`]; there is none.
    pub fn element(&self, selector: &str) -> Result<Element> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": selector }))?;
        Element::of(&found).ok_or_else(|| Trouble::new(format!("no element in {found}")))
    }

    /// Clicks in the middle of an element, scrolling to it first, as a person would.
    ///
    /// # Errors
    /// See [`Session::get`]; it is hidden, or something else is in front of it.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Focuses an element and types into it.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn type_into(&self, element: &Element, keys: &str) -> Result<()> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": keys })).map(drop)
    }

    /// Presses and releases each of these keys, wherever the focus is.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn press(&self, keys: &str) -> Result<()> {
        let strokes =
            keys.chars().flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })));
        self.act(&[json!({ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() })])
    }

    /// Lets input devices do something, all at the same pace.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn act(&self, devices: &[Value]) -> Result<()> {
        self.post("/actions", &json!({ "actions": devices })).map(drop)
    }

    /// What the browser wrote into one of its logs since this was last asked.
    ///
    /// # Errors
    /// See [`Session::get`].
    pub fn log(&self, kind: &str) -> Result<Vec<Value>> {
        match self.post("/se/log", &json!({ "type": kind }))? {
            Value::Array(entries) => Ok(entries),
            other => Err(Trouble::new(format!("no log: {other}"))),
        }
    }

    fn send(&self, method: &str, command: &str, body: &str) -> Result<Value> {
        send(&self.agent, method, &self.address, command, body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // So that the driver ends the browser and removes the profile; one that cannot is killed in a moment.
        drop(self.delete(""));
    }
}

fn send(agent: &Agent, method: &str, address: &str, command: &str, body: &str) -> Result<Value> {
    let failed = |why: &dyn std::fmt::Display| Trouble::new(format!("{method} {command}: {why}"));
    let request = Request::builder().method(method).uri(format!("{address}{command}"));
    let request = request.header("content-type", "application/json").body(body.to_owned());
    let mut answer = agent.run(request.map_err(|error| failed(&error))?).map_err(|error| failed(&error))?;
    // A picture of a long page is larger than the limit meant for pages from the network.
    let text = answer.body_mut().with_config().limit(u64::MAX).read_to_string();
    let mut answer: Value =
        serde_json::from_str(&text.map_err(|error| failed(&error))?).map_err(|error| failed(&error))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default();
            Err(failed(&format!("{error}: {}", message.lines().next().unwrap_or_default())))
        }
        None => Ok(value),
    }
}
