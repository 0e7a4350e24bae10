// Where the files of an element are: beside or above its script, which is not always told where it is. Begins the script of the
// element. For Chrome 80, Firefox 78 and Safari 13.4.

var folder, assets;
// Where they were looked for.
var tried = [];
// Markup can have that name.
var here = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get;
// Not in a page within a page that gives scripts a document of its own, and not in a module.
try {
  here = here.call(document).src;
} catch (unknown) {
  here = "";
}
// A module is not told where it is, but where it fails.
var stack = /(https?|file):\/\/[^\s)]*?\.m?js/.exec(new Error().stack);

// Says where they are, the first time that it matters.
function locate(element) {
  if (!tried.length && !BUILD.inline) lookElsewhere(element);
}

// Asks, in turn, whoever put the element there, the address of this script, tags like its own (a script may be run from its text),
// and, as a guess, where the link between the tags leads, what else is known of where the script is, and the page. False where all
// of them were tried.
function lookElsewhere(element) {
  if (BUILD.inline) return false;
  // Markup can have this name too.
  var named = element.getAttribute("folder") || typeof window.transferGuideFolder === "string" && window.transferGuideFolder;
  var known = [here, stack && stack[0]].filter(Boolean);
  var tags = Array.prototype.map.call(native("querySelectorAll")("script[src]"), function (script) { return script.src; });
  var sure = named ? named.replace(/\/?$/, "/") : known.concat(tags).filter(isOurs)[0];
  var link = element.querySelector("a[href]"), near = link && /^[^?#]*\/([^/?#]*\.html)?(?=$|[?#])/.exec(link.href);
  var found = (sure ? [sure] : [near && near[0], known[0], "."]).filter(Boolean).map(function (address) {
    var whole = native("createElement")("a");
    whole.href = withoutName(address) || ".";
    return whole.href;
  }).filter(function (address) { return tried.indexOf(address) < 0; })[0];
  if (!found) return false;
  tried.push(folder = found);
  assets = folder + "assets/";
  if (!sure) doubt = ". Where the files of the guide are is a guess: name the folder, as in <transfer-guide folder=\"https://guide.example.edu.cn/guide/\">";
  return true;
}

// Whether a file is called like one of the element's scripts.
function isOurs(address) {
  return /\/(transfer-guide[^/]*|element-[0-9a-f]{16})\.m?js$/.test(withoutMore(address));
}

// What some servers and pages add to an address may have any sign in it.
function withoutMore(address) {
  return String(address).split(/[?#]/)[0];
}

function withoutName(address) {
  return withoutMore(address).replace(/(assets\/)?[^/]*$/, "");
}

