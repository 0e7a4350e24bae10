// Days: an entry for the calendar, one that only the student can set, and the steps that are done.

function calendar(room, aid) {
  var words = aid.words;
  heading(room, words.calendar);
  make(room, "p", "help", words.calendar_lead);
  saves(room, aid, words.calendar, function () { return []; });
}

function reminder(room, aid, made, id) {
  var words = aid.words, one = named(made.reminders, id), row = make(room, "div", "aid-set");
  var note = make(null, "p", "help", words.late_day), save;
  heading(row, one.name);
  make(row, "p", "help", one.text);
  note.hidden = true;
  function changed() {
    note.hidden = !(+day.value.slice(8) > 28 && +again.value);
    save.disabled = !day.value;
  }
  var day = field(row, "date", words.remind_first, "", changed);
  day.min = "2000-01-01";
  day.max = "2100-12-31";
  var again = field(row, "select", words.remind_again, "", changed);
  [[0, words.never_again], [1, words.every_month], [3, words.every_third], [6, words.every_sixth]].forEach(function (kind) {
    var option = make(again, "option", "", kind[1]);
    option.value = kind[0];
  });
  row.appendChild(note);
  save = saves(row, aid, one.name, function () {
    return made.reminders.map(function (other) { return other === one ? [day.value, +again.value] : ["", 0]; });
  });
  save.disabled = true;
}

// Saves the days there are, and those that `set` gives: the first day and the months between, for each reminder.
function saves(place, aid, name, set) {
  var words = aid.words, made = button(make(place, "div", "aid-row"), words.save_calendar, function () {
    var days = set(), about = aid.about;
    save("transfer-guide.ics", "text/calendar;charset=utf-8", aid.program.calendar_file(
      about.fragment, moment(), about.base,
      days.map(function (one) { return one[0]; }), new Uint8Array(days.map(function (one) { return one[1]; }))
    ));
  }, "first", name);
  make(place, "p", "help", words.calendar_help);
  return made;
}

// The boxes of the steps, as they were ticked; a step just ticked is noted in `ticks`, by the place, whether it is kept or not. Once
// there is one, there is a choice to keep them all.
function tickOff(app, aid, ticks, ticked) {
  var boxes = app.querySelectorAll(".tick input"), about = aid.about;
  var made = boxes.length && aid.ask("advice", about.fragment, moment(), about.base);
  if (!made) return;
  var words = aid.words, kept = recall(), place = bare(made.fragment), ours = kept && kept.list && bare(kept.fragment) === place;
  if (ticked) {
    ticks[place] = made.steps.filter(function (step, at) { return boxes[at].checked; });
  } else if (!ticks[place]) {
    ticks[place] = ours ? kept.ticked : [];
  }
  made.steps.forEach(function (step, at) { boxes[at].checked = ticks[place].indexOf(step) >= 0; });
  var section = app.querySelector(".steps"), say, keeping = !!ours;
  function remember() {
    var before = recall();
    return keep({
      form: FORM, fragment: made.stamped, day: keptOn(), list: keeping,
      ticked: keeping ? ticks[place] : [], filled: before ? before.filled : {}
    });
  }
  var old = section.querySelector(".aid-ticks");
  if (old) old.remove();
  if (!ticks[place].length && !keeping) return;
  dress(section);
  var room = make(section, "div", "aid-ticks");
  tick(room, words.keep, keeping, function (wanted) {
    keeping = wanted;
    say(!remember() ? words.not_kept : wanted ? words.kept : words.forgotten);
  }, "aid-keep");
  say = status(room);
  // A day typed since then is kept with it.
  if (keeping && !remember()) say(words.not_kept);
}
