// The report: in the check's own page at the place kept for it, in any other at the script, in a shadow root. `parts` puts before
// it `STYLES` for that, `SERVERS`, of each the whole settings and the lines for each cause, and `SNIPPETS`, which webmasters paste.

var OWN_PLACE = "transfer-guide-report";

var place, root, say, facts, causes, verdict, server, tongue;

// Chinese, unless English comes first among what the reader reads, or neither does.
function firstTongue() {
  var known = (navigator.languages || [navigator.language]).map(function (each) { return each.slice(0, 2); }).filter(function (each) { return WORDS[each]; });
  return known[0] || "en";
}

function make(parent, tag, className, words) {
  var element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) element.textContent = words;
  return parent.appendChild(element);
}

function filled(words, values) {
  return words.replace(/\{([a-z]+)\}/g, function (all, name) { return values[name]; });
}

// Where the report stands.
function settle() {
  place = document.getElementById(OWN_PLACE);
  if (place) return place;
  place = document.createElement("div");
  place.id = OWN_PLACE;
  (script.parentNode === document.head ? document.body : script.parentNode).appendChild(place);
  var shadow = place.attachShadow({ mode: "open" });
  dress(shadow);
  return make(shadow, "div");
}

// Whatever size the root of the page around has, the reader's own counts.
function dress(shadow) {
  var probe = make(shadow, "span");
  probe.style.fontSize = "medium";
  var medium = parseFloat(getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  var styles = STYLES.replace(/(\d*\.?\d+)rem\b/g, function (all, many) { return many * medium + "px"; });
  try {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
  } catch (old) {
    make(shadow, "style", "", styles);
  }
}

// A text to paste, with what it is and a button. The old way of copying works without https.
function text(parent, className, label, content) {
  var box = make(parent, "div", "text " + className), head = make(box, "div", "head");
  make(head, "b", "", label);
  var told = make(head, "span", "told"), button = make(head, "button", "copy", say.copy), pre = make(box, "pre", "", content);
  pre.tabIndex = 0;
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", label);
  button.type = "button";
  told.setAttribute("role", "status");
  button.onclick = function () {
    var field = make(box, "textarea", "unseen");
    field.value = content;
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    button.focus();
    told.textContent = done ? say.copied : say.by_hand;
  };
}

function fold(parent, name, words) {
  var details = make(parent, "details", name);
  make(details, "summary", "", words);
  return details;
}

// A snippet with the addresses of this guide.
function snippet(name) {
  return SNIPPETS[name].split("../index.html").join(folder).split("../").join(folder);
}

// Settings with the name and the folder of this guide, which are those of an example in `servers/`.
function fitted(settings) {
  var there = new URL(folder), at = there.pathname.slice(0, -1);
  var of_site = settings.split("guide.example.edu.cn").join(there.host);
  if (!at) {
    of_site = of_site.replace(/location = \/guide \{[^}]*\}\n\n?/, "").replace(/ *redir .*\n/, "").replace("handle_path /guide/* {", "handle {");
  }
  return of_site.replace(/(\/var\/www)?\/guide\b/g, function (all, disk) { return disk ? all : at; });
}

function draw() {
  say = WORDS[tongue];
  root.textContent = "";
  root.className = "check";
  root.lang = say.lang;
  switcher(place === root ? pageWords() : root);
  var told = make(root, "div", "verdict " + (verdict || "waiting"));
  told.setAttribute("role", "status");
  if (!verdict) return make(make(told, "div", "face"), "h2", "", say.checking);
  make(told, "p", "band", say.band[verdict]);
  var face = make(told, "div", "face"), mendsOnly = verdict === "mend" || verdict === "broken";
  var many = causes.filter(function (cause) { return cause.must || !mendsOnly; }).length;
  say.verdict[verdict].forEach(function (words, number) {
    make(face, number ? "p" : "h2", "", filled(words, { many: many }));
  });
  if (SNIPPETS[verdict]) text(root, "snippet", say.paste[verdict], snippet(verdict));
  drawCauses(make(root, "div"));
  text(fold(root, "details", say.details), "all", say.send, all());
}

// The check's own page has its Chinese words in itself. Returns where its switch of languages stands.
function pageWords() {
  var spoken = document.querySelectorAll("[data-words]"), line = document.getElementById("transfer-guide-check-line");
  for (var i = 0; i < spoken.length; i++) {
    spoken[i]._own = spoken[i]._own || spoken[i].textContent;
    spoken[i].textContent = say.page ? say.page[spoken[i].getAttribute("data-words")] : spoken[i]._own;
  }
  document.documentElement.lang = say.lang;
  line.textContent = "";
  text(line, "snippet", say.paste.check, "<script src=\"" + script.src + "\"></" + "script>");
  return document.querySelector(".masthead");
}

function switcher(parent) {
  var old = parent.querySelector(".switch"), other = tongue === "zh" ? "en" : "zh";
  if (old) old.remove();
  var button = make(parent, "button", "switch", say.other);
  button.type = "button";
  button.lang = WORDS[other].lang;
  button.onclick = function () {
    tongue = other;
    draw();
    parent.querySelector(".switch").focus();
  };
}

function drawCauses(parent) {
  parent.textContent = "";
  if (!causes.length) return;
  make(parent, "h2", "", say.causes);
  var settable = causes.some(function (cause) { return SERVERS.nginx[cause.name]; });
  if (settable) chooser(parent);
  var list = make(parent, "ol", "causes");
  causes.forEach(function (cause, number) {
    var one = make(list, "li", cause.must ? "must" : "may"), words = say.cause[cause.name];
    make(make(one, "h3", "", words.name), "span", "tag", words.tag || (cause.must ? say.must : say.may));
    make(one, "p", "", filled(words.why, { origin: origin }));
    if (words.mend) make(one, "p", "", filled(words.mend, { origin: origin }));
    drawLines(one, cause.name, number);
    var concerned = make(fold(one, "files", filled(say.files, { many: cause.concerned.length })), "ul");
    cause.concerned.forEach(function (each) { make(concerned, "li", "", named(each)); });
  });
  if (!settable || !server) return;
  var whole = fold(parent, "whole", filled(say.whole, { server: say.servers[server] }));
  make(whole, "p", "", say.where[server]);
  make(whole, "p", "", say.merge);
  text(whole, "settings", say.servers[server], fitted(SERVERS[server].whole));
}

// A file that is concerned, and how where that takes words.
function named(each) { return each.change ? each.path + ": " + filled(say.change[each.change], each) : each; }

// What mends a cause on the server that was found or chosen.
function drawLines(parent, cause, number) {
  var lines = server && SERVERS[server][cause];
  if (!lines) return;
  var before = causes.slice(0, number).map(function (other) { return SERVERS[server][other.name]; }).indexOf(lines);
  var words = filled(before >= 0 ? say.same : server === "storage" ? say.rows : say.lines, { server: say.servers[server], number: before + 1 });
  if (before < 0) text(parent, "lines", words, fitted(lines));
  else make(parent, "p", "same", words);
}

// Which server it is: found by its name, or to be chosen.
function chooser(parent) {
  var said = facts.server, name = serverOf(said), box = make(parent, "fieldset", "servers");
  var words = name === "github" ? say.github : name ? say.recognised : said ? say.unrecognised : away ? say.hidden : say.silent;
  make(box, "legend", "", filled(words, { server: say.servers[name], said: said }));
  Object.keys(say.servers).forEach(function (each) {
    var row = make(box, "label"), radio = make(row, "input");
    radio.type = "radio";
    radio.name = "transfer-guide-server";
    radio.value = each;
    radio.checked = each === server;
    radio.onchange = function () {
      server = each;
      drawCauses(parent);
      parent.querySelector("input:checked").focus();
    };
    make(row, "span", "", say.servers[each]);
  });
}

// Everything that was found, for whoever knows servers.
function all() {
  function attempt(what, found) { return what + ": " + (found.ok ? "ok, " : "failed, ") + found.said; }
  var lines = [
    "Transfer Guide, build " + BUILD.id + ", edition " + BUILD.edition, location.href, navigator.userAgent, device(),
    "verdict: " + verdict, "server: " + (facts.server || "unknown"), "WebAssembly: " + facts.wasm,
    attempt("element", facts.element), attempt("frame", facts.frame)
  ];
  causes.forEach(function (cause) { lines.push("", cause.name + ":"), lines.push.apply(lines, cause.concerned.map(named)); });
  if (facts.refused.length) lines.push("", "refused by the policy of this page:"), lines.push.apply(lines, facts.refused);
  facts.files.forEach(function (one) {
    lines.push("", one.file.path + ": " + (one.unread ? "not fetched" : one.status + ", " + one.size + " of " + one.file.size + " bytes, sent as " + (one.sent || "?")));
    Object.keys(one.headers || {}).forEach(function (name) { lines.push("  " + name + ": " + one.headers[name]); });
  });
  return lines.join("\n");
}

function begin() {
  root = settle();
  tongue = firstTongue();
  draw();
  ask().then(function (found) {
    facts = found;
    facts.server = found.files.map(function (one) { return one.headers && one.headers.server; }).filter(Boolean)[0] || "";
    causes = judge(facts);
    verdict = verdictOf(facts, causes);
    server = serverOf(facts.server) || "nginx";
    // Which has no settings.
    if (server === "github") server = "";
    draw();
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
