// The tools of an advice, each built where it is needed: under the button that asks for it. The program says what is in them; here
// they are only built.

// `button` is what was asked for: what it opens stands in the room behind it, and gets the focus. Asked once more, it is closed. What is
// open elsewhere on the page moves here: the same is never there twice.
function open(button, aid) {
  var offer = button.parentNode, tool = button.getAttribute("data-tool"), old = roomOf(offer), moved = [];
  if (old) close(old);
  if (old && old.getAttribute("data-tool") === tool) return;
  Array.prototype.forEach.call(offer.closest(".advice").querySelectorAll(".aid-room"), function (room) {
    if (room.getAttribute("data-tool") !== tool) return;
    moved = typedIn(room);
    close(room);
  });
  build(offer, tool, aid);
  putBack(roomOf(offer), moved);
  button.setAttribute("aria-expanded", "true");
  var first = roomOf(offer).querySelector("h2,h3");
  first.focus({ preventScroll: true });
  if (first.scrollIntoView) first.scrollIntoView({ block: "nearest" });
}

// Builds anew what is open: a day was typed, and what was typed elsewhere stays.
function renew(app, aid) {
  Array.prototype.forEach.call(app.querySelectorAll(".aid-room"), function (old) {
    var offer = old.parentNode, typed = typedIn(old), more = old.querySelector("details");
    old.remove();
    var room = build(offer, old.getAttribute("data-tool"), aid);
    putBack(room, typed);
    if (more) room.querySelector("details").open = more.open;
  });
}

var TOOLS = {
  letter: letter, paper: paper, reminder: reminder, replies: replies, calendar: calendar, text: wholeText, link: shareLink, sheet: paperSheet,
  otherwise: otherwise, wrong: wrong
};

function build(offer, tool, aid) {
  dress(offer);
  offer.classList.remove("failed");
  var about = aid.about, made = aid.ask("advice", about.fragment, moment(), about.base), name = tool.split("/");
  var room = make(offer, "div", "aid-room");
  room.setAttribute("data-tool", tool);
  TOOLS[name[0]](room, aid, made, name[1]);
  return room;
}

function roomOf(offer) {
  return offer.querySelector(".aid-room");
}

function close(room) {
  room.parentNode.querySelector("[aria-expanded=true]").setAttribute("aria-expanded", "false");
  room.remove();
}

function heading(room, words) {
  var made = make(room, level(room, 3), "", words);
  made.tabIndex = -1;
}

// A heading of this level within a section; what stands above all sections is one level higher.
function level(room, usual) {
  return "h" + (room.closest("section, details") ? usual : usual - 1);
}

function named(all, id) {
  return all.filter(function (one) { return one.id === id; })[0];
}

// What the student has changed, by what it is called.
function typedIn(room) {
  return controlsOf(room).filter(function (one) { return one.control[one.kind] !== one.control.untouched; }).map(function (one) {
    return { name: one.name, value: one.control[one.kind] };
  });
}

function putBack(room, typed) {
  controlsOf(room).forEach(function (one) {
    var before = typed.filter(function (other) { return other.name === one.name; })[0];
    if (!before || one.control[one.kind] === before.value) return;
    one.control[one.kind] = before.value;
    ["input", "change"].forEach(function (kind) { one.control.dispatchEvent(new Event(kind)); });
  });
}

function controlsOf(room) {
  return Array.prototype.map.call(room.querySelectorAll("textarea, select, input"), function (control) {
    return {
      control: control, kind: control.type === "checkbox" ? "checked" : "value",
      name: control.getAttribute("aria-label") || control.parentNode.textContent
    };
  });
}

function letter(room, aid, made, id) {
  var words = aid.words, one = named(made.letters, id);
  heading(room, one.name);
  make(room, "p", "help", words.to + one.to);
  var left = make(null, "p", "aid-left"), text = textToTake(room, one.to + "\uff1a" + one.name, one.text, words, 0, left);
  function count() {
    var blanks = one.blanks.filter(function (blank) { return text.area.value.indexOf("\u3010" + blank.name + "\u3011") >= 0; });
    left.textContent = blanks.length ? words.blank_left + blanks.map(function (blank) { return blank.name; }).join("\u3001") : words.all_filled;
    left.classList.toggle("done", !blanks.length);
  }
  text.area.addEventListener("input", count);
  count();
  if (!one.blanks.length) return left.remove();
  var more = make(room, "details", "aid-more"), list = make(null, "dl", "aid-blanks");
  make(more, "summary", "", words.blanks);
  more.appendChild(list);
  one.blanks.forEach(function (blank) {
    make(list, "dt", "", "\u3010" + blank.name + "\u3011");
    make(list, "dd", "", blank.hint);
  });
}

function replies(room, aid, made, group) {
  var words = aid.words;
  heading(room, words.replies);
  make(room, "p", "help", words.replies_lead);
  made.replies.filter(function (reply) { return reply.group === group; }).forEach(function (reply) {
    var one = make(room, "div", "aid-reply");
    make(one, level(room, 4), "", reply.name);
    textToTake(one, reply.name, reply.text, words);
    var link = make(make(one, "p"), "a", "", words.to_student);
    link.href = aid.about.links + "#" + reply.fragment;
    make(link, "span", "unseen", "\uff1a" + reply.name);
  });
}

function wholeText(room, aid, made) {
  heading(room, aid.words.text);
  textToTake(room, aid.words.text, made.text, aid.words, 8);
}

function shareLink(room, aid, made) {
  var words = aid.words;
  heading(room, words.link);
  if (!made.link) return make(room, "p", "help", words.no_link);
  textToTake(room, words.link, made.link, words, 2);
  make(room, "p", "help", words.link_lead);
}

// Only what changes something; what it leads to comes first.
function otherwise(room, aid, made) {
  var words = aid.words, deciding = made.otherwise.filter(function (given) { return given.decides; });
  heading(room, words.otherwise);
  if (!deciding.length) return make(room, "p", "help", words.otherwise_none);
  deciding.forEach(function (given) {
    make(room, "h4", "", given.name);
    var list = make(room, "ul", "choices");
    given.others.forEach(function (other) {
      var link = make(make(list, "li"), "a", "choice", other.leads);
      link.href = aid.about.links + "#" + other.fragment;
      make(link, "span", "hint", words.if_other + "\u201c" + other.label + "\u201d");
    });
  });
}

function wrong(room, aid, made) {
  var words = aid.words;
  heading(room, words.wrong);
  make(room, "p", "help", words.wrong_lead);
  make(room, "p", "", aid.about.contact ? words.contact + aid.about.contact : words.no_contact);
  textToTake(room, words.wrong, made.report, words, 8);
}
