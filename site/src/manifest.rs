//! What a device is told that installs the page: its name, its colours, its icons.

use serde_json::{Value, json};

use crate::slots::ascii;
use crate::trouble::{Result, Trouble};

const TEMPLATE: &str = include_str!("../../web/manifest.webmanifest");

/// An icon as it lies in the project.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Icon {
    /// Its name without the hash and the ending, as in `dist/assets/icon-192-HASH.png`.
    pub(crate) name: &'static str,
    /// `svg` or `png`.
    pub(crate) ending: &'static str,
    /// `any`, or the width and height in pixels: `192x192`.
    pub(crate) sizes: &'static str,
    /// `any`, or `maskable` for one that may be cut to a circle.
    pub(crate) purpose: &'static str,
    /// The file.
    pub(crate) content: &'static [u8],
}

/// The icons of the manifest. `web/icons` has the drawings of the PNGs that are not `styles/icon.svg`; each was rendered by
/// `rsvg-convert -w SIZE -h SIZE` and `optipng -o7 -strip all`.
pub(crate) const ICONS: [Icon; 4] = [
    Icon {
        name: "icon",
        ending: "svg",
        sizes: "any",
        purpose: "any",
        content: include_bytes!("../../styles/icon.svg"),
    },
    Icon {
        name: "icon-192",
        ending: "png",
        sizes: "192x192",
        purpose: "any",
        content: include_bytes!("../../web/icons/icon-192.png"),
    },
    Icon {
        name: "icon-512",
        ending: "png",
        sizes: "512x512",
        purpose: "any",
        content: include_bytes!("../../web/icons/icon-512.png"),
    },
    Icon {
        name: "icon-maskable",
        ending: "png",
        sizes: "512x512",
        purpose: "maskable",
        content: include_bytes!("../../web/icons/maskable-512.png"),
    },
];

/// The icon of a page that was put on the home screen of an iPhone, which does not ask the manifest:
/// `<link rel="apple-touch-icon" href="…">`.
pub(crate) const TOUCH_ICON: Icon = Icon {
    name: "icon-touch",
    ending: "png",
    sizes: "180x180",
    purpose: "any",
    content: include_bytes!("../../web/icons/touch-180.png"),
};

/// The manifest of a page with this title, and a name short enough to stand under an icon. Each icon comes with its
/// address, relative to the manifest.
pub(crate) fn manifest(title: &str, short_name: &str, icons: &[(String, Icon)]) -> Result<String> {
    let broken = |why: &str| Trouble::new(format!("web/manifest.webmanifest: {why}; mend it: it is JSON"));
    let mut manifest: Value = serde_json::from_str(TEMPLATE).map_err(|error| broken(&error.to_string()))?;
    let members = manifest.as_object_mut().ok_or_else(|| broken("is no object"))?;
    members.insert("name".to_owned(), json!(title));
    members.insert("short_name".to_owned(), json!(short_name));
    let entries = icons.iter().map(|(address, icon)| {
        json!({ "src": address, "sizes": icon.sizes, "type": icon.media_type(), "purpose": icon.purpose })
    });
    members.insert("icons".to_owned(), entries.collect());
    Ok(ascii(&manifest))
}

impl Icon {
    fn media_type(&self) -> &'static str {
        if self.ending == "svg" { "image/svg+xml" } else { "image/png" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "A \"long\" 指南";

    fn made() -> Value {
        let icons = ICONS.map(|icon| (format!("assets/{}-0.{}", icon.name, icon.ending), icon));
        serde_json::from_str(&manifest(TITLE, "Short", &icons).unwrap()).unwrap()
    }

    #[test]
    fn the_manifest_is_ascii_whatever_the_name_is() {
        let manifest = manifest(TITLE, "\u{20bb7}", &[]).unwrap();
        assert!(
            manifest.is_ascii() && manifest.contains(r"\u6307\u5357") && manifest.contains(r"\ud842\udfb7"),
            "{manifest}"
        );
    }

    #[test]
    fn the_manifest_has_what_browsers_ask_for_before_they_install() {
        let made = made();
        assert_eq!([&made["name"], &made["short_name"]], [TITLE, "Short"]);
        assert_eq!([&made["start_url"], &made["scope"], &made["display"]], [".", ".", "standalone"]);
        assert_eq!(made["lang"], "zh-Hans");
        let icons = made["icons"].as_array().unwrap();
        for (sizes, purpose) in [("any", "any"), ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")] {
            assert!(icons.iter().any(|icon| icon["sizes"] == sizes && icon["purpose"] == purpose), "{sizes} {purpose}");
        }
    }

    #[test]
    fn every_address_is_relative_so_that_any_folder_will_do() {
        let made = made();
        let addresses = made["icons"].as_array().unwrap().iter().map(|icon| &icon["src"]);
        for address in addresses.chain([&made["start_url"], &made["scope"]]) {
            let address = address.as_str().unwrap();
            assert!(!address.starts_with('/') && !address.contains(':'), "{address}");
        }
    }

    #[test]
    fn the_colours_are_those_of_the_page() {
        let tokens = include_str!("../../styles/tokens.css");
        let paper = tokens.lines().find_map(|line| line.trim().strip_prefix("--paper: ")?.strip_suffix(';')).unwrap();
        assert_eq!([&made()["background_color"], &made()["theme_color"]], [paper, paper]);
    }

    #[test]
    fn every_picture_is_as_large_as_it_says() {
        for icon in ICONS.iter().chain([&TOUCH_ICON]).filter(|icon| icon.ending == "png") {
            let number = |at: usize| u32::from_be_bytes(icon.content[at..at + 4].try_into().unwrap());
            assert_eq!(&icon.content[1..4], b"PNG", "{}", icon.name);
            assert_eq!(format!("{}x{}", number(16), number(20)), icon.sizes, "{}", icon.name);
        }
    }

    #[test]
    fn what_a_device_cuts_to_its_own_shape_has_no_hole() {
        // The colour type in the header of a PNG: 2 is colours without transparency.
        for icon in ICONS.iter().filter(|icon| icon.purpose == "maskable").chain([&TOUCH_ICON]) {
            assert_eq!(icon.content[25], 2, "{}", icon.name);
        }
    }
}
