// What the facts mean: the causes, each once with what it concerns, and the verdict. Names of causes and verdicts are those of
// `words.js`, and of what a server can mend those of `site/src/mends.rs`.

// Causes that only make it slower.
var SLOW = ["packed", "kept"];

// The kind of server by what it calls itself; `github` has no settings, and nothing is one that is not known.
function serverOf(said) {
  var kinds = [
    ["nginx", /nginx|openresty|tengine/i], ["apache", /apache|litespeed/i], ["iis", /iis/i], ["caddy", /caddy/i],
    ["github", /github/i], ["storage", /aliyunoss|tencent-cos|\bobs\b|amazons3|storage/i]
  ];
  var found = kinds.filter(function (kind) { return kind[1].test(said); })[0];
  return found ? found[0] : "";
}

function header(one, name) { return one.headers[name] || ""; }

function judge(facts) {
  var causes = [], read = facts.files.filter(function (one) { return one.ok; });
  function cause(name, must, concerned) {
    if (concerned.length) causes.push({ name: name, must: must, concerned: concerned });
  }
  function type(one) { return header(one, "content-type").split(";")[0]; }
  // The files of which something is so, each with what is wrong.
  function such(files, is, words) {
    return files.filter(is).map(function (one) {
      var wrong = words && words(one);
      return one.file.path + (wrong ? ": " + wrong : "");
    });
  }
  // The files that differ from what was built, each with how.
  function changed(files) {
    return files.map(function (one) { return { path: one.file.path, change: one.change, many: Math.abs(one.size - one.file.size) }; });
  }
  function kept(one) { return header(one, "cache-control"); }
  function odd(one) { return one.file.types.indexOf(type(one)) < 0; }
  function asset(one) { return /^assets\//.test(one.file.path); }
  // What a web page is said to be written in, where that is not what it is.
  function foreign(one) {
    var said = /charset="?([^;"\s]+)/i.exec(header(one, "content-type"));
    return one.file.types[0] === "text/html" && said && !/^utf-?8$/i.test(said[1]) ? said[1] : "";
  }

  var unread = such(facts.files, function (one) { return one.unread; });
  var refused = facts.refused.filter(function (each) { return each.indexOf(origin) >= 0; });
  if (refused.length) cause("policy", true, refused);
  else cause(facts.answers ? "cors" : "unreachable", true, unread);
  cause("missing", true, such(facts.files, function (one) { return one.ok === false; }, function (one) { return one.status; }));
  cause("cut", true, such(read, function (one) { return one.change === "cut"; }, function (one) { return one.size + " / " + one.file.size; }));
  // Of what is in assets/, browsers take nothing else than what was built.
  var other = read.filter(function (one) { return one.change && one.change !== "cut"; });
  cause("changed", true, changed(other.filter(asset)));
  cause("garbled", true, such(read, function (one) { return foreign(one) && !one.marked; }, foreign));
  cause("scripts", true, such(read, function (one) { return one.file.strict && odd(one); }, type));
  tried(facts, cause, read, causes.length > 0, refused.length > 0);

  cause("rewritten", false, changed(other.filter(function (one) { return !asset(one); })));
  cause("charset", false, such(read, function (one) { return foreign(one) && one.marked; }, foreign));
  // Where a browser says nothing of what went over the line, nothing is said of it either.
  cause("packed", false, such(read, function (one) { return one.change !== "cut" && one.size > 4096 && one.sent >= one.size && !header(one, "content-encoding"); }));
  // Names in assets/ never come again with another content; all others do.
  cause("kept", false, such(read, function (one) { return asset(one) && !/max-age=\d{5}/.test(kept(one)); }, kept));
  cause("fresh", false, such(read, function (one) { return !asset(one) && !/no-cache|no-store|max-age=0/.test(kept(one)); }, kept));
  cause("types", false, such(read, function (one) { return !one.file.strict && odd(one); }, type));
  if (!away) {
    cause("others", false, such(read, function (one) { return one.file.shared && !header(one, "access-control-allow-origin"); }));
    cause("plain", false, isSecureContext ? [] : [origin]);
  }
  cause("wasm", false, facts.wasm || !window.WebAssembly ? [] : [location.href]);
  return causes.sort(function (one, other) { return other.must - one.must; });
}

// What was found by trying. What another cause explains is none of its own.
function tried(facts, cause, read, explained, refused) {
  var framed = read.filter(function (one) { return one.file.path === "frame.html"; }).map(framing)[0] || "";
  cause("unchecked", false, facts.element.ok === null ? [location.href] : []);
  cause("element", true, facts.element.ok === false && !explained ? [facts.element.said] : []);
  if (facts.frame.ok === false) cause("frame", true, framed || !explained || facts.element.ok && !refused ? ["frame.html: " + (framed || facts.frame.said)] : []);
  else cause("framed", false, framed ? ["frame.html: " + framed] : []);
}

// What keeps other sites from framing a page, or nothing. Where a policy speaks of it, the older header does not count.
function framing(one) {
  var ancestors = /frame-ancestors ([^;]*)/.exec(header(one, "content-security-policy"));
  if (ancestors) return ancestors[1].trim() === "*" ? "" : ancestors[0];
  var options = header(one, "x-frame-options");
  return options ? "X-Frame-Options: " + options : "";
}

function verdictOf(facts, causes) {
  var element = facts.element.ok !== false, frame = facts.frame.ok !== false;
  if (!element || !frame) return frame ? "frame" : element ? "tag" : "broken";
  if (!causes.length) return "good";
  if (causes[0].must) return "mend";
  return causes.every(function (cause) { return SLOW.indexOf(cause.name) >= 0; }) ? "faster" : "better";
}
