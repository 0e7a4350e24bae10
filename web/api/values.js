// What callers hand in, looked at without trusting it: reading it may throw, a text may be of any length, and what looks like an
// object of answers may be something else. For `open.js`, and through `bindings.js` for the program, which is told in texts: one
// text passes faster than many values.

// Characters of the longest text that may mean something, as of the longest name in an edition (rules/src/edition.rs).
const LONGEST = 100;

// Keys of an object that are looked at. An edition has fewer names, so that one of more keys is wrong whatever follows.
const MOST_KEYS = 1000;

// Bytes that are taken at once: as many as a few seconds are enough for.
const MOST_BYTES = 2 ** 28;

// What is between two pieces of a text for the program; in one of them it is replaced.
const BETWEEN = "\0";

// The entries of an object of answers, each in two pieces: the key, and the value as `piece` has it.
export function answers(object) {
  const pieces = entries("answers", object, "{ outcome: \"employed\" }").map(([key, value]) => key + BETWEEN + piece(value));
  return pieces.join(BETWEEN);
}

// What `{ ...object }` would copy of a plain object: keys, not longer than names are, and values. Of a symbol there is its
// description, which is nobody's name.
export function entries(place, object, example) {
  if (!isPlain(object)) {
    throw complaint(place, kind(object), `a plain object is expected, such as ${example}, not ${kind(object)}`);
  }
  let at = place;
  const read = key => {
    const name = cut(String(key));
    at = `${place}.${name}`;
    return [name, object[key]];
  };
  try {
    return keys(object).slice(0, MOST_KEYS).map(read);
  } catch (error) {
    throw complaint(at, said(error), `reading it throws: ${said(error)}`);
  }
}

// A value for the program: a text behind a quotation mark, nothing for nothing, or else what it is.
export function piece(value, longest = LONGEST) {
  if (typeof value === "string") return `"${cut(value, longest)}`;
  return value === null || value === undefined ? "" : kind(value);
}

// The same, where it is a `Uint8Array`, of whichever window.
export function bytes(place, value) {
  if (!ArrayBuffer.isView(value) || kind(value) !== "Uint8Array") {
    throw complaint(place, kind(value), `a Uint8Array is expected, not ${kind(value)}`);
  }
  const { byteLength } = value;
  if (byteLength > MOST_BYTES) {
    throw complaint(place, String(byteLength), `${byteLength} bytes are more than the ${MOST_BYTES} that are taken at once; hand them in in pieces`);
  }
  try {
    return new Uint8Array(value.buffer, value.byteOffset, byteLength);
  } catch (error) {
    throw complaint(place, said(error), `they cannot be read, as when they were given away: ${said(error)}`);
  }
}

// An error with `place`, `value` and `nearest`.
export function complaint(place, value, problem, nearest = null) {
  const way = nearest ? `; the nearest is "${nearest}"` : "";
  return Object.assign(new Error(`${place}: ${problem}${way}`), { place, value, nearest });
}

// Whether a value is an object as braces make one, of whichever window, or one without any prototype.
function isPlain(value) {
  if (typeof value !== "object") return false;
  try {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return true;
    // Only the prototype of all objects has this and nothing above it: one with answers of its own is not it.
    return Object.getPrototypeOf(prototype) === null && "isPrototypeOf" in prototype;
  } catch {
    return false;
  }
}

function keys(object) {
  const symbols = Object.getOwnPropertySymbols(object);
  const copied = symbols.filter(symbol => Object.prototype.propertyIsEnumerable.call(object, symbol));
  return Object.keys(object).concat(copied);
}

// What an error says, whatever was thrown.
export function said(error) {
  try {
    const text = typeof error === "string" ? error : error.message;
    return typeof text === "string" ? cut(text) : kind(error);
  } catch {
    return kind(error);
  }
}

// What a value is, in JavaScript's words.
export function kind(value) {
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  try {
    const tag = cut(Object.prototype.toString.call(value).slice("[object ".length, -1));
    if (tag !== "Object" || isPlain(value)) return tag;
    const { name } = value.constructor;
    return name === "Object" ? "Object that inherits from another" : cut(name);
  } catch {
    return "object that cannot be read";
  }
}

// A text, or the begin of one that is too long, with a mark that says how long it is.
export function cut(text, longest = LONGEST) {
  const short = text.length > longest ? `${text.slice(0, longest)}\u2026 (${text.length} characters)` : text;
  return short.includes(BETWEEN) ? short.split(BETWEEN).join("\ufffd") : short;
}
