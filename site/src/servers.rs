//! What a server must be told to serve `dist` well: ready to use for the common ones, all with the same strict policy.

/// What browsers are to refuse the page. Only the hashes depend on the build.
#[derive(Clone, Debug, Default)]
pub(crate) struct Policy {
    /// The inline `<style>` of every HTML file, each as `sha256-…` without quotes.
    pub(crate) style_hashes: Vec<String>,
    /// Every inline `<script>`, likewise.
    pub(crate) script_hashes: Vec<String>,
}

/// Features of the device that nothing here uses, and that nothing smuggled in shall use.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

const TEMPLATES: [(&str, &str); 5] = [
    ("nginx.conf", include_str!("../../web/servers/nginx.conf")),
    ("apache.htaccess", include_str!("../../web/servers/apache.htaccess")),
    ("web.config", include_str!("../../web/servers/web.config")),
    ("Caddyfile", include_str!("../../web/servers/Caddyfile")),
    ("object-storage.md", include_str!("../../web/servers/object-storage.md")),
];

impl Policy {
    /// The value of the header `Content-Security-Policy`.
    pub(crate) fn text(&self) -> String {
        self.within("'self'")
    }

    /// The same for the page that other sites frame: there is nothing in it to be tricked into.
    pub(crate) fn of_frame(&self) -> String {
        self.within("*")
    }

    fn within(&self, sites: &str) -> String {
        let sources = |first: &str, hashes: &[String]| {
            let mut hashes = hashes.to_vec();
            hashes.sort();
            hashes.dedup();
            hashes.iter().fold(first.to_owned(), |sources, hash| format!("{sources} '{hash}'"))
        };
        let scripts = sources("'self' 'wasm-unsafe-eval'", &self.script_hashes);
        let styles = sources("'self'", &self.style_hashes);
        [
            "default-src 'none'",
            &format!("script-src {scripts}"),
            &format!("style-src {styles}"),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-src 'self'",
            &format!("frame-ancestors {sites}"),
            "require-trusted-types-for 'script'",
            "trusted-types transfer-guide transfer-guide-check",
        ]
        .join("; ")
    }
}

/// Each file for `dist/servers`: its name, and its text.
pub(crate) fn snippets(policy: &Policy) -> Vec<(String, String)> {
    let fill = |text: &str| {
        let text = text.replace("@policy@", &policy.text()).replace("@frame-policy@", &policy.of_frame());
        text.replace("@permissions@", PERMISSIONS)
    };
    TEMPLATES.map(|(name, text)| (name.to_owned(), fill(text))).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        let hash = |name: &str| format!("sha256-{name}+/=");
        Policy { style_hashes: vec![hash("b"), hash("a"), hash("b")], script_hashes: vec![hash("c")] }
    }

    #[test]
    fn the_policy_allows_the_files_of_the_page_and_these_very_styles() {
        let policy = policy().text();
        assert!(policy.contains("; style-src 'self' 'sha256-a+/=' 'sha256-b+/='; "), "{policy}");
        assert!(policy.contains("; script-src 'self' 'wasm-unsafe-eval' 'sha256-c+/='; "), "{policy}");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    }

    #[test]
    fn the_policy_opens_no_way_in() {
        for policy in [policy().text(), Policy::default().text()] {
            // `'wasm-unsafe-eval'` has it as a part.
            for open in ["unsafe-inline", "'unsafe-eval'", "unsafe-hashes", "*", "http:", "https:", "blob:"] {
                assert!(!policy.contains(open), "{open} in {policy}");
            }
            // The quotes of every kind of configuration, and what nginx takes for a variable.
            assert!(!policy.contains(['"', '`', '$', '<', '&', '\n']), "{policy}");
        }
    }

    #[test]
    fn only_the_frame_may_stand_in_other_sites() {
        let (page, frame) = (policy().text(), policy().of_frame());
        assert!(page.contains("; frame-ancestors 'self'; ") && frame.contains("; frame-ancestors *; "), "{frame}");
        assert_eq!(page, frame.replace("frame-ancestors *", "frame-ancestors 'self'"));
    }

    #[test]
    fn every_server_is_told_the_same() {
        let same = [
            ("Content-Security-Policy", &*policy().text()),
            ("frame", &*policy().of_frame()),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
            ("Permissions-Policy", PERMISSIONS),
            ("Access-Control-Allow-Origin", "*"),
        ];
        for (name, text) in snippets(&policy()) {
            assert!(!text.contains('@') || name == "Caddyfile", "{name} has a gap left");
            assert!(!text.contains("@policy@") && !text.contains("@permissions@"), "{name} has a gap left");
            for (header, value) in same {
                assert!(text.contains(header) && text.contains(value), "{name}: {header}: {value}");
            }
            let year = if name == "web.config" { "365.00:00:00" } else { "max-age=31536000, immutable" };
            assert!(text.contains(year) && (text.contains("no-cache")), "{name}: how long what is kept");
        }
    }

    #[test]
    fn every_server_knows_every_type() {
        for (name, text) in snippets(&Policy::default()) {
            for media_type in ["text/javascript", "application/wasm", "application/manifest+json", "image/svg+xml"] {
                assert!(text.contains(media_type), "{name}: {media_type}");
            }
        }
    }
}
