// Elements and what a browser does with them: made, copied, shared, saved. Whatever a browser lacks or forbids has another
// way: a text that cannot be copied is marked to be copied by hand.

function make(parent, tag, className, words) {
  var element = native("createElementNS")("http://www.w3.org/1999/xhtml", tag);
  if (className) element.className = className;
  if (words) element.textContent = words;
  return parent ? parent.appendChild(element) : element;
}

// What the page's scripts have for all of this, from `web/program.js`: a method of the document, and how to listen at the window.
var native, listen;

// What each button does. They are listened to at the window, before a page around an element can keep a click to itself; of a
// shadow root that the page has closed, the window sees nothing, and the button itself hears it.
var acts = new WeakMap(), heard;
function press(click) {
  var target = click.composedPath()[0], pressed = target.closest && target.closest("button");
  if (!acts.has(pressed) || pressed.disabled || click === heard) return;
  heard = click;
  acts.get(pressed)();
}

// `name` is what it is for, for whoever does not see where it stands: no two buttons are called the same.
function button(parent, words, act, className, name) {
  var made = make(parent, "button", "aid-do" + (className ? " " + className : ""), words);
  made.type = "button";
  if (name) make(made, "span", "unseen", "\uff1a" + name);
  acts.set(made, act);
  made.addEventListener("click", press);
  return made;
}

// A field with its label and what to put there; `change` is called with what stands in it.
function field(parent, kind, label, hint, change) {
  var row = make(parent, "div", "aid-field"), id = "aid-" + Math.random().toString(36).slice(2);
  var name = make(row, "label", "", label);
  var input = make(row, kind === "select" ? "select" : "input");
  name.htmlFor = input.id = id;
  if (kind !== "select") input.type = kind;
  input.untouched = kind === "select" ? "0" : "";
  if (hint) {
    var help = make(row, "p", "help", hint);
    help.id = id + "-help";
    input.setAttribute("aria-describedby", help.id);
  }
  input.addEventListener(kind === "text" ? "input" : "change", function () { change(input); });
  return input;
}

// A choice to tick.
function tick(parent, label, ticked, change, className) {
  var row = make(parent, "label", "aid-tick" + (className ? " " + className : "")), box = make(row, "input");
  box.type = "checkbox";
  box.checked = box.untouched = ticked;
  box.addEventListener("change", function () { change(box.checked); });
  make(row, "span", "", label);
  return row;
}

// What was done, where it can be seen and heard.
function status(parent) {
  var said = make(parent, "p", "aid-said");
  said.setAttribute("role", "status");
  return function (words) { said.textContent = words; };
}

// A text to change, called `name`, and the ways to take it along; `before` stands between them.
function textToTake(parent, name, text, words, rows, before) {
  var area = make(parent, "textarea", "aid-text");
  area.setAttribute("aria-label", name);
  area.value = area.untouched = text;
  // As many as a narrow screen needs.
  area.rows = rows || Math.max(3, Math.ceil(text.length / 20) + text.split("\n").length - 1);
  if (before) parent.appendChild(before);
  var row = make(parent, "div", "aid-row"), say;
  var copies = button(row, words.copy, function () {
    copy(area, function (done) { say(done ? words.copied : words.copy_by_hand); });
  }, "first", name);
  if (navigator.share) {
    button(row, words.share, function () {
      // Whoever closes the sheet has decided so.
      navigator.share({ text: area.value }).catch(String);
    }, "", name);
  }
  say = status(parent);
  return { area: area, copy: copies };
}

// Without a secure context browsers have the old way only; where that is refused too, the text stays selected.
function copy(area, done) {
  function oldWay() {
    area.focus();
    area.select();
    area.setSelectionRange(0, area.value.length);
    var copied = false;
    try {
      copied = native("execCommand")("copy");
    } catch (refused) {
      copied = false;
    }
    done(copied);
  }
  if (!navigator.clipboard || !navigator.clipboard.writeText) return oldWay();
  navigator.clipboard.writeText(area.value).then(function () { done(true); }, oldWay);
}

function save(name, type, content) {
  var url = URL.createObjectURL(new Blob([content], { type: type })), link = make(native("querySelector")("body"), "a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  link.click();
  link.remove();
  // Slow devices read it later.
  if (window.setTimeout) setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
}

var dressed = new WeakSet();

// The styles of all this, once for each tree that has any of it. A guide that is not in its page yet is dressed the next time.
function dress(place) {
  var root = place.getRootNode(), sheet;
  if (dressed.has(root) || !place.isConnected) return;
  dressed.add(root);
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = Array.prototype.concat.call(Array.prototype.slice.call(root.adoptedStyleSheets), sheet);
  } catch (old) {
    make(root.head || root, "style", "", STYLES);
  }
}
