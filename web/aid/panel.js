// All that an advice can be turned into, each a part that opens. The program says what is in them; here they are only built.

// What was ticked on this page, by the place, whether it is kept or not.
var ticks = {};

// `asked` is whether the student has just asked for it: then it gets the focus.
function panel(section, aid, asked) {
  dress(section);
  var about = aid.about, made = aid.ask("advice", about.fragment, moment(), about.base);
  var open = Array.prototype.map.call(section.querySelectorAll("details[open]"), nameOf);
  var old = section.querySelector(".aid-parts"), door = section.querySelector(".aid-open");
  var typed = old ? typedIn(old) : [];
  if (old) old.remove();
  if (!made) return;
  door.hidden = true;
  section.classList.remove("failed");
  var parts = make(section, "div", "aid-parts");
  make(parts, "p", "help", aid.words.private);
  checklist(parts, aid, made);
  calendar(parts, aid, made);
  letters(parts, aid, made);
  if (made.papers.length) papers(parts, aid, made);
  paperSheet(parts, aid, made);
  shareLink(parts, aid, made);
  otherwise(parts, aid, made);
  wrong(parts, aid, made);
  Array.prototype.forEach.call(parts.querySelectorAll("details"), function (one) {
    if (open.indexOf(nameOf(one)) >= 0) one.open = true;
  });
  putBack(parts, typed);
  if (asked) parts.querySelector("summary").focus();
}

// What opens is called by its heading.
function nameOf(details) {
  return details.querySelector("summary").textContent;
}

// What the student has changed, by what it is called: a day typed elsewhere on the page makes all of this anew.
function typedIn(parts) {
  return controlsOf(parts).filter(function (one) { return one.control.value !== one.control.untouched; }).map(function (one) {
    return { name: one.name, value: one.control.value };
  });
}

function putBack(parts, typed) {
  controlsOf(parts).forEach(function (one) {
    var before = typed.filter(function (other) { return other.name === one.name; })[0];
    if (!before) return;
    one.control.value = before.value;
    ["input", "change"].forEach(function (kind) { one.control.dispatchEvent(new Event(kind)); });
  });
}

function controlsOf(parts) {
  return Array.prototype.map.call(parts.querySelectorAll("textarea, select, input:not([type=checkbox])"), function (control) {
    return { control: control, name: control.getAttribute("aria-label") || control.parentNode.firstChild.textContent };
  });
}

function checklist(parts, aid, made) {
  var words = aid.words, inside = part(parts, "checklist", words.checklist);
  var kept = recall(), place = bare(made.fragment), ours = kept && kept.list && bare(kept.fragment) === place;
  var state = { keeping: !!ours, ticked: ours ? kept.ticked : ticks[place] || [] };
  var list = make(inside, "ol", "aid-list"), say;
  function remember() {
    var before = recall();
    return keep({
      form: FORM, fragment: made.stamped, day: keptOn(), list: state.keeping,
      ticked: state.keeping ? state.ticked : [], filled: before ? before.filled : {}
    });
  }
  made.steps.forEach(function (step) {
    var row = tick(make(list, "li"), "", state.ticked.indexOf(step.key) >= 0, function (ticked) {
      state.ticked = state.ticked.filter(function (key) { return key !== step.key; });
      if (ticked) state.ticked.push(step.key);
      ticks[place] = state.ticked;
      if (state.keeping && !remember()) say(words.not_kept);
    });
    var text = row.lastChild;
    make(text, "b", "aid-actor", step.actor);
    text.appendChild(document.createTextNode(" " + step.name));
    if (step.irreversible) make(text, "b", "tag stop", words.irreversible);
  });
  tick(inside, words.keep, state.keeping, function (wanted) {
    state.keeping = wanted;
    say(!remember() ? words.not_kept : wanted ? words.kept : words.forgotten);
  }, "aid-keep");
  say = status(inside);
  // A day typed since then is kept with it.
  if (state.keeping) remember();
}

function calendar(parts, aid, made) {
  var words = aid.words, inside = part(parts, "calendar", words.calendar);
  make(inside, "p", "help", words.calendar_lead);
  var list = make(inside, "ul", "aid-list"), days = made.calendar.filter(function (entry) { return entry.day && !entry.over; });
  days.forEach(function (entry) { entryRow(list, entry, ""); });
  made.calendar.forEach(function (entry) {
    if (!entry.day) entryRow(list, entry, words.no_day);
    else if (entry.over) entryRow(list, entry, words.over);
  });
  var set = made.reminders.map(function (reminder) { return reminderFields(inside, reminder, words, ready); });
  var say, saves = button(make(inside, "div", "aid-row"), words.save_calendar, function () {
    var file = aid.program.calendar_file(
      aid.about.fragment, moment(), aid.about.base,
      set.map(function (one) { return one.day.value; }), new Uint8Array(set.map(function (one) { return +one.again.value; }))
    );
    save("transfer-guide.ics", "text/calendar;charset=utf-8", file);
  }, "first");
  make(inside, "p", "help", words.calendar_help);
  say = status(inside);
  function ready() {
    var some = days.length || set.some(function (one) { return one.day.value; });
    saves.disabled = !some;
    say(some ? "" : words.nothing_to_save);
  }
  ready();
}

function entryRow(list, entry, why) {
  var row = make(list, "li", why ? "aid-without" : "");
  make(row, "b", "", why ? entry.title : entry.when);
  make(row, "span", "", why ? why + entry.when : entry.title);
}

function reminderFields(inside, reminder, words, ready) {
  var row = make(inside, "fieldset", "aid-set");
  make(row, "legend", "", reminder.name);
  make(row, "p", "help", reminder.text);
  var note = make(null, "p", "help", words.late_day);
  note.hidden = true;
  function changed() {
    note.hidden = !(+day.value.slice(8) > 28 && +again.value);
    ready();
  }
  var day = field(row, "date", words.remind_first, "", changed);
  day.min = "2000-01-01";
  day.max = "2100-12-31";
  var again = field(row, "select", words.remind_again, "", changed);
  [[0, words.never_again], [1, words.every_month], [3, words.every_third], [6, words.every_sixth]].forEach(function (one) {
    var option = make(again, "option", "", one[1]);
    option.value = one[0];
  });
  row.appendChild(note);
  return { day: day, again: again };
}

function letters(parts, aid, made) {
  var words = aid.words, inside = part(parts, "letters", words.letters);
  make(inside, "p", "help", words.letters_lead);
  made.letters.forEach(function (letter) {
    var one = make(inside, "details", "aid-letter");
    one.setAttribute("data-letter", letter.id);
    var name = make(one, "summary", "", letter.name);
    make(name, "span", "hint", words.to + letter.to);
    var text = textToTake(one, letter.text, words);
    text.area.setAttribute("aria-label", letter.name);
    if (letter.blanks.length) {
      make(one, "h3", "", words.blanks);
      var list = make(one, "dl", "aid-blanks");
      letter.blanks.forEach(function (blank) {
        make(list, "dt", "", "\u3010" + blank.name + "\u3011");
        make(list, "dd", "", blank.hint);
      });
    }
  });
}

function shareLink(parts, aid, made) {
  var words = aid.words, inside = part(parts, "link", words.link);
  if (!made.link) return make(inside, "p", "help", words.no_link);
  make(inside, "p", "help", words.link_lead);
  textToTake(inside, made.link, words, 3).area.setAttribute("aria-label", words.link);
}

function otherwise(parts, aid, made) {
  var words = aid.words, inside = part(parts, "otherwise", words.otherwise);
  made.otherwise.forEach(function (given) {
    var one = make(inside, "details", "aid-given"), name = make(one, "summary", "", given.name + "\uff1a" + given.label);
    make(name, "span", "hint", given.decides ? words.decides : words.decides_not);
    var list = make(one, "ul", "choices");
    given.others.forEach(function (other) {
      var link = make(make(list, "li"), "a", "choice", words.if_other + "\u201c" + other.label + "\u201d");
      link.href = aid.about.links + "#" + other.fragment;
      make(link, "span", "hint", other.leads);
    });
  });
}

function wrong(parts, aid, made) {
  var words = aid.words, inside = part(parts, "wrong", words.wrong);
  make(inside, "p", "help", words.wrong_lead);
  make(inside, "p", "", aid.about.contact ? words.contact + aid.about.contact : words.no_contact);
  textToTake(inside, made.report, words, 8).area.setAttribute("aria-label", words.wrong);
}
