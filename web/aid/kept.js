// What a device keeps, if the student wants it: one entry, with a version of its form, under a name that the page gives. Anything else under that
// name is not ours to read, and a browser that keeps nothing is as good.

// The form's version: what another one has is not read.
var FORM = 1;
var NAME;

// What is kept; none where there is nothing that can be read.
function recall() {
  try {
    var found = JSON.parse(localStorage.getItem(NAME));
    var fits = found && found.form === FORM && typeof found.fragment === "string" && found.fragment.length < 2000 && Array.isArray(found.ticked);
    if (!fits) return null;
    return {
      form: FORM,
      fragment: found.fragment,
      day: /^\d{4}-\d\d-\d\d$/.test(found.day) ? found.day : "",
      list: found.list === true,
      ticked: found.ticked.filter(function (key) { return typeof key === "string"; }),
      filled: found.filled && typeof found.filled === "object" ? found.filled : {}
    };
  } catch (blocked) {
    return null;
  }
}

// Keeps it, or nothing where there is nothing in it; false where the browser does not keep what there is.
function keep(what) {
  if (!what.list && !Object.keys(what.filled).length) return forget();
  try {
    localStorage.setItem(NAME, JSON.stringify(what));
    return true;
  } catch (blocked) {
    return false;
  }
}

// Where nothing can be taken out, nothing is in it.
function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch (blocked) {
    return true;
  }
  return true;
}

// A place without the days typed there, and without what a link of it was made from.
function bare(fragment) {
  return fragment.split("&").filter(function (pair) { return !/^edition=|=\d{4}-\d\d-\d\d$/.test(pair); }).join("&");
}

// Today as the device has it, to say when something was kept.
function keptOn() {
  var now = new Date();
  function two(number) { return (number < 10 ? "0" : "") + number; }
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}
