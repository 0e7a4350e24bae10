// Papers to fill in, and what goes on paper: an application, or the whole advice on one sheet with a code of its link.

function paper(room, aid, made, id) {
  var one = named(made.papers, id);
  heading(room, one.name);
  make(room, "p", "help", one.lead);
  if (one.confirm) toPaste(room, aid, one);
  else toPrint(room, aid, one, made);
}

// A text for a field on a screen, to be had once what it says is true.
function toPaste(one, aid, paper) {
  var filled = JSON.parse(aid.program.paper(paper.id, [])), text;
  tick(one, paper.confirm, false, function (holds) {
    text.copy.disabled = text.area.disabled = !holds;
  });
  text = textToTake(one, paper.name, filled.text.join("\n"), aid.words, 3);
  text.copy.disabled = text.area.disabled = true;
}

function toPrint(one, aid, paper, made) {
  var words = aid.words, kept = recall(), before = kept && kept.filled[paper.id];
  var keeping = !!before, inputs = paper.fields.map(function (about, at) {
    var input = field(one, "text", about.label, about.hint, changed);
    input.autocomplete = "off";
    if (before && typeof before[at] === "string") input.value = before[at];
    return input;
  });
  function values() { return inputs.map(function (input) { return input.value; }); }
  make(one, "h4", "", words.preview);
  var preview = make(one, "div", "aid-preview"), say;
  function filled() { return JSON.parse(aid.program.paper(paper.id, values())); }
  function show() {
    preview.textContent = "";
    lay(preview, filled());
  }
  function remember() {
    var what = recall() || { form: FORM, fragment: made.stamped, day: keptOn(), list: false, ticked: [], filled: {} };
    if (keeping) what.filled[paper.id] = values();
    else delete what.filled[paper.id];
    return keep(what);
  }
  function changed() {
    show();
    if (keeping) remember();
  }
  var row = make(one, "div", "aid-row");
  button(row, words.save_paper, function () {
    save(paper.id + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", aid.program.paper_file(paper.id, values()));
  }, "first", paper.name);
  if (aid.about.own) button(row, words.print_paper, function () { print(lay(make(null, "div", "aid-sheet letter"), filled())); }, "", paper.name);
  tick(one, words.keep_paper, keeping, function (wanted) {
    keeping = wanted;
    say(remember() ? (wanted ? words.kept : words.forgotten) : words.not_kept);
  }, "aid-keep");
  say = status(one);
  show();
}

// A paper as it will look.
function lay(place, filled) {
  if (filled.title) make(place, "h2", "", filled.title);
  filled.text.forEach(function (text) { make(place, "p", "", text); });
  filled.foot.forEach(function (text) { make(place, "p", "foot", text); });
  return place;
}

function paperSheet(inside, aid, made) {
  var words = aid.words;
  heading(inside, words.sheet);
  make(inside, "p", "help", words.sheet_lead);
  if (aid.about.own) {
    button(make(inside, "div", "aid-row"), words.print_sheet, function () { print(sheetOf(aid, made)); }, "first");
  } else if (made.link) {
    make(inside, "p", "", words.print_elsewhere);
    var link = make(inside, "a", "", made.link);
    link.href = made.link;
    link.target = "_blank";
    link.rel = "noopener";
  }
}

// The advice on one sheet.
function sheetOf(aid, made) {
  var words = aid.words, sheet = made.sheet, place = make(null, "div", "aid-sheet");
  var head = make(place, "div", "head"), titles = make(head, "div");
  make(titles, "h2", "", sheet.title);
  make(titles, "p", "", sheet.lead);
  if (sheet.caution) make(titles, "p", "caution", sheet.caution);
  var code = made.link && aid.ask("code", made.link);
  if (code) drawn(make(head, "figure"), code, words.scan);
  rows(place, words.to_title, sheet.destinations, "dl");
  rows(place, words.who_title, sheet.duties, "dl");
  rows(place, words.steps_title, sheet.steps, "ol");
  rows(place, words.until_title, sheet.deadlines, "dl");
  if (sheet.never.length) rows(place, words.never_title, sheet.never.map(function (one) { return ["", one]; }), "ul");
  // Together, so that no second page has but a line or two.
  var tail = make(place, "div", "tail");
  rows(tail, words.answers_title, sheet.answers, "dl");
  make(tail, "p", "small", sheet.clauses);
  make(tail, "p", "small", sheet.origin);
  if (made.link) make(tail, "p", "small", made.link);
  return place;
}

function rows(place, title, all, kind) {
  if (!all.length) return;
  make(place, "h3", "", title);
  var list = make(place, kind === "dl" ? "ul" : kind, kind === "dl" ? "pairs" : "");
  all.forEach(function (one) {
    var row = make(list, "li");
    if (one[0]) make(row, "b", "", one[0]);
    make(row, "span", "", one[1]);
    if (one[2]) make(row, "p", "", one[2]);
  });
}

// A code: dark squares as one path.
function drawn(figure, code, caption) {
  var space = "http://www.w3.org/2000/svg", svg = native("createElementNS")(space, "svg");
  svg.setAttribute("viewBox", "0 0 " + code[1] + " " + code[1]);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", caption);
  var path = native("createElementNS")(space, "path");
  path.setAttribute("d", code[0]);
  svg.appendChild(path);
  figure.appendChild(svg);
  make(figure, "figcaption", "", caption);
}

// What is being printed.
var printed;

// Prints this and nothing else of the page.
function print(sheet) {
  var root = native("querySelector")(":root");
  dress(root);
  native("querySelector")("body").appendChild(sheet);
  root.setAttribute("data-printing", "");
  printed = sheet;
  window.print();
}

function endPrinting() {
  if (!printed) return;
  native("querySelector")(":root").removeAttribute("data-printing");
  printed.remove();
  printed = null;
}
