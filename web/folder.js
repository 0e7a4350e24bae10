// Where the files of an element are: beside or above its script, which is not always told where it is. Begins the script of the
// element. For Chrome 80, Firefox 78 and Safari 13.4.

var folder, assets;
// Where they were looked for; what was wrong in the first place, which is where they should be; and whether that is a guess.
var tried = [], lost, doubt = "";
// The address of this script; and of where it is from, if the page's policy asks for it, its nonce. Nothing of this is told in a page
// within a page that gives scripts a document of its own, nor of a module, which is told where it fails.
var here = "", nonce = "", failing = "";
try {
  var ownTag = genuine("currentScript");
  here = ownTag.src;
  nonce = ownTag.nonce;
} catch (untold) {
  here = "";
}
try {
  failing = /(https?|file):\/\/[^\s)/]*\/[^\s)]*?\.m?js(?=[?#:\s)]|$)/.exec(new Error().stack)[0];
} catch (untold) {
  failing = "";
}

// Says where they are, the first time that it matters.
function locate(element) {
  if (!tried.length && !BUILD.inline) lookElsewhere(element);
}

// Asks, in turn, whoever put the element there, the address of this script, tags like its own (a script may be run from its text),
// and, as a guess, where the link between the tags leads, what else is known of where the script is, and the page. False where all
// of them were tried.
function lookElsewhere(element, problem) {
  if (BUILD.inline) return false;
  lost = lost || problem;
  // Markup can have this name too.
  var named = element.getAttribute("folder") || typeof window.transferGuideFolder === "string" && window.transferGuideFolder;
  var known = [here, failing].filter(function (address) { return /^(https?|file):/.test(address); });
  var tags = Array.prototype.map.call(native("querySelectorAll")("script[src]"), function (script) { return script.src; });
  var link = element.querySelector("a[href]"), near = link && /^[^?#]*\/([^/?#]*\.html)?(?=$|[?#])/.exec(link.href);
  var sure = known.concat(tags).filter(isOurs), guessed = [near && near[0]].concat(known, ".").filter(Boolean);
  var all = (named ? [named.replace(/\/?([^/]*\.html)?$/, "/")] : sure.concat(guessed)).map(folderAt);
  var found = all.filter(function (address) { return tried.indexOf(address) < 0; })[0];
  if (!found) {
    useFolder(tried[0]);
    if (lost.hint) Object.assign(problem, { hint: lost.hint + doubt, say: lost.say, error: lost.error });
    return false;
  }
  if (named || tried.length || !sure.length) {
    doubt = named ? ". The attribute folder names where it is looked for: is that right?" : ". Where the files of the guide are is a guess: name the folder, as in <transfer-guide folder=\"https://guide.example.edu.cn/guide/\">";
  }
  tried.push(found);
  useFolder(found);
  return true;
}

function useFolder(address) {
  folder = address;
  assets = folder + "assets/";
}

// The folder of an address, whole.
function folderAt(address) {
  var link = create("a");
  link.href = withoutName(address) || ".";
  return link.href;
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

