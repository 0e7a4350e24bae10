//! The settings of each server as the check of a server shows them: the whole, and the lines that mend each cause, with what
//! they stand in.

use serde_json::{Map, Value, json};

use crate::servers::{Policy, snippets};

/// The servers by their names in `web/check/`, and the file of each.
const SERVERS: [(&str, &str); 5] = [
    ("nginx", "nginx.conf"),
    ("apache", "apache.htaccess"),
    ("iis", "web.config"),
    ("caddy", "Caddyfile"),
    ("storage", "object-storage.md"),
];

const ORIGINS: &[&str] = &["Access-Control-Allow-Origin", "$guide_origins", "@shared path", "  @assets {"];
const FRAMES: &[&str] =
    &["frame-ancestors *", "$guide_policy", "<remove name=\"Content-Security-Policy\"", "@frame path"];
const CHARSET: &[&str] = &["charset utf-8", "AddCharset", "text/html; charset", "fileExtension=\".html\"", "@page"];
const TYPES: &[&str] =
    &["types {", "default_type", "harset", "AddType", "fileExtension", "path *.", "Content-Type", "text/", "image/"];

/// The causes that a server can mend, by their names in `web/check/`, and by which words its lines are known.
const MENDS: [(&str, &[&str]); 12] = [
    ("cors", ORIGINS),
    ("others", ORIGINS),
    ("frame", FRAMES),
    ("framed", FRAMES),
    ("scripts", TYPES),
    ("types", TYPES),
    ("garbled", CHARSET),
    ("charset", CHARSET),
    ("unreachable", &["Cross-Origin-Resource-Policy", "$guide_resource", "@shared path", "@frame path", "  @assets {"]),
    ("packed", &["gzip", " .gz", " .br", "mod_rewrite", "Accept-Encoding", "urlCompression", "precompressed"]),
    ("kept", &["immutable", "$guide_cache", "UseMaxAge", "  @assets {"]),
    ("fresh", &["no-cache", "$guide_cache", "DisableCache"]),
];

/// Of each server the `whole` of its settings, and by the names of the causes what mends them.
pub(crate) fn mends(policy: &Policy) -> Value {
    let files = snippets(policy);
    let of = |(server, name): &(&str, &str)| {
        let text = files.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text);
        let mut all: Map<String, Value> =
            MENDS.iter().map(|(cause, words)| ((*cause).to_owned(), excerpt(name, text, words).into())).collect();
        all.insert("whole".to_owned(), without_head(text).into());
        ((*server).to_owned(), Value::Object(all))
    };
    json!(SERVERS.iter().map(of).collect::<Map<String, Value>>())
}

/// The settings without what stands before them: where they belong, which the check says in the reader's language.
fn without_head(text: &str) -> &str {
    if text.starts_with('#') { text.split_once("\n\n").map_or(text, |(_, rest)| rest) } else { text }
}

/// The lines with one of the words, all of a block whose first line has one, and the lines around that they stand in.
fn excerpt(name: &str, text: &str, words: &[&str]) -> String {
    let lines = said(name, text);
    let deep = |at: usize| lines[at].len() - lines[at].trim_start().len();
    let mut taken = vec![false; lines.len()];
    for at in (0..lines.len()).filter(|at| words.iter().any(|word| lines[*at].contains(word))) {
        taken[at] = true;
        let inside = (at + 1..lines.len()).take_while(|below| deep(*below) > deep(at));
        inside.for_each(|below| taken[below] = true);
        let mut depth = deep(at);
        for above in (0..at).rev().filter(|_| name != "object-storage.md") {
            if deep(above) < depth {
                depth = deep(above);
                taken[above] = true;
            }
        }
    }
    // What ends a block of which something was taken: as deep as its beginning.
    for at in (0..lines.len()).filter(|at| lines[*at].trim_start().starts_with(['}']) || lines[*at].contains("</")) {
        let first = (0..at).rev().take_while(|above| deep(*above) >= deep(at)).find(|above| deep(*above) == deep(at));
        taken[at] |= first.is_some_and(|first| taken[first]);
    }
    let taken = lines.iter().zip(taken).filter(|(_, taken)| *taken).map(|(line, _)| *line);
    taken.collect::<Vec<_>>().join("\n")
}

/// The lines that are no comment and not empty; of a text for people, its tables.
fn said<'t>(name: &str, text: &'t str) -> Vec<&'t str> {
    let mut comment = false;
    let lines = text.lines().filter(|line| {
        let within = comment || line.trim_start().starts_with("<!--");
        comment = within && !line.contains("-->");
        let rest = line.trim_start();
        !within && !rest.is_empty() && !rest.starts_with('#') && (name != "object-storage.md" || rest.starts_with('|'))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::{MENDS, SERVERS, excerpt, mends};
    use crate::servers::Policy;

    #[test]
    fn every_server_has_lines_for_every_cause_and_each_block_of_them_ends() {
        let mends = mends(&Policy::default());
        for (server, name) in SERVERS {
            for (cause, _) in MENDS {
                let lines = mends[server][cause].as_str().unwrap();
                assert!(!lines.is_empty(), "{name}: {cause}");
                let count = |each: &str| lines.matches(each).count();
                assert_eq!(
                    count(" {\n"),
                    count("}\n") + usize::from(lines.ends_with('}')),
                    "{name}: {cause}:\n{lines}"
                );
                let closed = lines.lines().filter(|line| line.contains("</")).count();
                let opened = lines.lines().filter(|line| {
                    let line = line.trim();
                    line.starts_with('<') && !line.starts_with("<?") && !line.contains("</") && !line.ends_with("/>")
                });
                assert_eq!(opened.count(), closed, "{name}: {cause}:\n{lines}");
            }
            let whole = mends[server]["whole"].as_str().unwrap();
            assert!(whole.len() > 1000 && !whole.contains("/var/www/guide to"), "{name}: {whole}");
        }
    }

    #[test]
    fn a_line_stands_in_its_blocks_and_a_block_is_whole() {
        let text = "# about a\na {\n  # about b\n  b {\n    c 1;\n    d 2;\n  }\n\n  e {\n    f 3;\n  }\n}\ng {\n}\n";
        assert_eq!(excerpt("", text, &["d 2"]), "a {\n  b {\n    d 2;\n  }\n}");
        assert_eq!(excerpt("", text, &["  b {"]), "a {\n  b {\n    c 1;\n    d 2;\n  }\n}");
        assert_eq!(excerpt("", text, &["c 1", "f 3"]), "a {\n  b {\n    c 1;\n  }\n  e {\n    f 3;\n  }\n}");
        assert_eq!(excerpt("", text, &["about"]), "");
    }

    #[test]
    fn of_nginx_what_keeps_files_is_this() {
        let mends = mends(&Policy::default());
        assert_eq!(
            mends["nginx"]["kept"],
            "set $guide_cache \"no-cache\";\nlocation /guide/ {\n  add_header Cache-Control $guide_cache;\n  location ~ \
             /assets/ {\n    set $guide_cache \"public, max-age=31536000, immutable\";\n  }\n}"
        );
    }
}
