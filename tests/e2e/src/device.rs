//! The student's device, as the browser can imitate it: its window and colours, its clock, its pointer and a key held
//! down, its printer. Most of it needs the DevTools protocol, which only Chromium speaks: for tests of [`CHROMIUM`](crate::suite).

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::page::Page;
use crate::trouble::done;

impl Page {
    /// Sets the colour scheme that the device prefers: `light` or `dark`.
    #[track_caller]
    pub fn prefer(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": "screen", "features": features }));
    }

    /// Shows the page as it is printed.
    #[track_caller]
    pub fn show_as_printed(&self) {
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Prints the page into a PDF, in base64.
    #[track_caller]
    pub fn print(&self) -> String {
        let printed = self.devtools("Page.printToPDF", &json!({ "paperWidth": 8.27, "paperHeight": 11.69 }));
        printed["data"].as_str().unwrap_or_else(|| panic!("no PDF: {printed}")).to_owned()
    }

    /// Makes the window this large, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// Stops the clock at a moment such as `2020-06-20T08:00:00Z`, from the next load of the page on.
    #[track_caller]
    pub fn stop_the_clock(&self, moment: &str) {
        let source = format!(
            "{{
                const Real = Date;
                const moment = Real.parse({moment:?});
                Date = class extends Real {{
                    constructor(...given) {{ super(...(given.length ? given : [moment])); }}
                    static now() {{ return moment; }}
                }};
            }}"
        );
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// Moves the device to a time zone.
    #[track_caller]
    pub fn travel(&self, time_zone: &str) {
        self.devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": time_zone }));
    }

    /// Clicks in the middle of what a selector matches first, with Ctrl held down, which opens another tab.
    #[track_caller]
    pub fn click_with_control(&self, selector: &str) {
        self.run_with("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });", &json!([selector]));
        let (x, y) = self.middle(selector);
        let pause = json!({ "type": "pause" });
        let key = |kind: &str| json!({ "type": kind, "value": "\u{e009}" });
        let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let to = json!({ "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64 });
        let keyboard = json!({
            "type": "key",
            "id": "keyboard",
            "actions": [key("keyDown"), pause, pause, key("keyUp")],
        });
        let mouse = json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [to, down, up, pause],
        });
        done(self.session().act(&[keyboard, mouse]));
    }

    /// Clicks twice at a point of the window, so many milliseconds apart. False where a busy machine took so long that the
    /// browser saw two clicks instead of a double click.
    #[track_caller]
    pub fn double_click(&self, x: f64, y: f64, apart: u32) -> bool {
        if self.engine() == Engine::WebKit {
            // Or it takes this for the third and fourth click of the last time, which may have been here too.
            sleep(Duration::from_millis(700));
        }
        self.run(
            "window.clicks = 0;
             window.addEventListener('click', event => window.clicks = event.detail, true);",
        );
        let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let to = json!({ "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64 });
        let pause = json!({ "type": "pause", "duration": apart });
        done(self.session().act(&[json!({
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": [to, down, up, pause, down, up],
        })]));
        self.settle();
        self.run("return window.clicks;") == 2
    }

    /// Holds Enter down until it has repeated so many times.
    #[track_caller]
    pub fn hold_enter(&self, repeats: u32) {
        let key = |kind: &str, repeated: bool| {
            let key = json!({
                "type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r",
                "autoRepeat": repeated,
            });
            self.devtools("Input.dispatchKeyEvent", &key);
        };
        key("keyDown", false);
        (0..repeats).for_each(|_| key("keyDown", true));
        key("keyUp", false);
    }

    /// The middle of what a selector matches first, in the window as it is scrolled now: x and y.
    #[track_caller]
    pub fn middle(&self, selector: &str) -> (f64, f64) {
        let middle = self.run_with(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2];",
            &json!([selector]),
        );
        (number(&middle[0]), number(&middle[1]))
    }
}

/// A number that a script returned.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("not a number: {value}"))
}
