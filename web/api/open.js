// Opens an edition of the package for scripts. Where its bytes come from is not decided here: `index.js` has them beside itself,
// `inline.js` inside, and whoever calls may hand them in. All that a guide can do is in `bindings.js`, which wasm-bindgen writes.

import load, { Guide } from "./bindings.js";
import { complaint, cut, entries, kind, said } from "./values.js";

const WAY_OUT = "see \"If it does not open\" in the README of transfer-guide";

// The program, from the first call on; after one that failed the next tries again.
let started;

// What was freed, or is no guide, is said to be.
for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Guide.prototype))) {
  if (name === "constructor" || typeof value !== "function") continue;
  Guide.prototype[name] = function (...given) {
    if (!(this instanceof Guide && this.__wbg_ptr)) {
      throw complaint("guide", kind(this), `${name} needs a guide that was opened and not freed; open another`);
    }
    return value.apply(this, given);
  };
}

// The function `open` of a package: `program()` gives its program, and `editions` has a function under each id that gives the edition.
export function opens(program, editions) {
  const ids = Object.keys(editions);
  return async function open(id, files = {}) {
    if (id !== undefined && !ids.includes(id)) throw noEdition(id, ids[0]);
    const handed = checked(files);
    // Looked at even where the program runs already: what is wrong is never passed over.
    const code = handed.program === undefined ? undefined : compiled(bytes("files.program", () => handed.program));
    if (!started) {
      started = start(code || compiled(bytes("program", program)));
      started.catch(() => { started = undefined; });
    }
    const data = handed.edition === undefined
      ? bytes("edition", editions[id || ids[0]])
      : bytes("files.edition", () => handed.edition);
    const [stored] = await Promise.all([data, code, started]);
    const guide = new Guide(stored);
    if (handed.edition !== undefined && id !== undefined) mustBe(id, guide);
    return guide;
  };
}

async function start(code) {
  const module = await code;
  await load({ module_or_path: module }).catch(unfit);
}

async function compiled(code) {
  const program = await code;
  try {
    const module = kind(program) === "WebAssembly.Module" ? program : await WebAssembly.compile(program);
    // What is another program would never be got rid of again.
    if (WebAssembly.Module.exports(module).some(({ name }) => name.startsWith("guide_"))) return module;
    throw new Error("it is another program");
  } catch (error) {
    return unfit(error);
  }
}

function unfit(error) {
  throw complaint("program", said(error), `it does not start: ${said(error)}; ${WAY_OUT}`);
}

// The bytes of what `get` gives, in whichever of the forms that index.d.ts names; a compiled program as it is.
async function bytes(place, get) {
  let found;
  try {
    found = await get();
    if (found && typeof found.arrayBuffer === "function") {
      if (found.ok === false) throw new Error(`${found.url} has status ${found.status}`);
      found = await found.arrayBuffer();
    }
    if (ArrayBuffer.isView(found)) return new Uint8Array(found.buffer, found.byteOffset, found.byteLength);
    if (kind(found) === "ArrayBuffer") return new Uint8Array(found);
  } catch (error) {
    throw complaint(place, said(error), `it cannot be read: ${said(error)}; ${WAY_OUT}`);
  }
  if (kind(found) === "WebAssembly.Module") return found;
  throw complaint(place, kind(found), `an ArrayBuffer, a view of one, a Response or a Blob is expected, not ${kind(found)}`);
}

// What is handed in, of which nothing is passed over.
function checked(files) {
  const handed = {};
  for (const [name, value] of entries("files", files, "{ program, edition }")) {
    if (name !== "program" && name !== "edition") {
      throw complaint(`files.${name}`, name, `only "program" and "edition" can be handed in, not "${name}"`);
    }
    handed[name] = value;
  }
  return handed;
}

function mustBe(id, guide) {
  const is = guide.edition().id;
  if (is === id) return;
  guide.free();
  throw complaint("files.edition", is, `it is the edition "${is}", not "${id}"`, id);
}

function noEdition(id, nearest) {
  if (typeof id !== "string") return complaint("edition", kind(id), `an id is expected, not ${kind(id)}`, nearest);
  return complaint("edition", cut(id), `there is no edition "${cut(id)}"`, nearest);
}
