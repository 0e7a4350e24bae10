// What is said on a page beside its content: cases found by typing, the age of a link, an advice of an earlier visit.

function find(field, aid) {
  dress(field);
  var place = field.parentNode, list = place.querySelector(".aid-found");
  if (!list) {
    list = make(place, "div", "aid-found");
    list.setAttribute("role", "status");
  }
  list.textContent = "";
  place.classList.remove("failed");
  if (!field.value.trim()) return;
  var answer = aid.ask("search", field.value.slice(0, 60));
  make(list, "p", "help", answer.none ? aid.words.find_none : aid.words.find_some);
  var choices = make(list, "ul", "choices");
  answer.found.forEach(function (one) {
    var link = make(make(choices, "li"), "a", "choice", one.label);
    link.href = aid.about.links + "#" + one.fragment;
    make(link, "span", "hint", one.note);
  });
}

// At the foot of the page, in sight: above, it would push away what is being read.
function notice(page, className) {
  dress(page);
  var old = page.querySelector(".aid-notice");
  if (old) old.remove();
  var made = make(null, "div", "aid-notice" + (className ? " " + className : ""));
  made.setAttribute("role", "status");
  return page.appendChild(made);
}

function age(page, found, words) {
  if (!found || !page) return;
  var said = notice(page, found.same ? "same" : "changed");
  make(said, "p", "", found.text);
  button(make(said, "div", "aid-row"), words.close, function () { said.remove(); });
}

// Once is enough: whoever has closed it is not greeted again on the way back to the first question. Whoever starts again is told what is
// kept all the same.
var greeted = false;

function welcome(page, aid, again) {
  var kept = recall(), words = aid.words;
  if (!kept || !page || greeted && !again) return;
  var made = aid.ask("advice", kept.fragment, moment(), aid.about.base);
  if (!made || page.querySelector(".aid-notice")) return;
  var said = notice(page), text = make(said, "p", "", (kept.day ? kept.day + " " : "") + (again ? words.still_kept : words.welcome)), old = aid.ask("age", kept.fragment);
  make(text, "b", "", made.title);
  var ticked = made.steps.filter(function (step) { return kept.ticked.indexOf(step) >= 0; }).length;
  if (ticked) text.appendChild(native("createTextNode")(words.welcome_ticked + ticked + "/" + made.steps.length));
  if (old) make(said, "p", "", old.text);
  var row = make(said, "div", "aid-row"), link = make(row, "a", "aid-do first", words.go_on);
  link.href = aid.about.links + "#" + made.fragment;
  button(row, words.close, function () {
    greeted = true;
    said.remove();
  });
  button(row, words.forget, function () {
    forget();
    said.textContent = words.forgotten;
  });
}
