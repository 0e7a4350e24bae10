// The package for scripts with the program and the editions inside: it needs no file beside it, and nothing of a bundler.

import { opens } from "./open.js";

export { Guide } from "./bindings.js";

// `site` puts the bytes and the edition's id here.
export const open = opens(() => bytes("PROGRAM"), {
  "EDITION": () => bytes("STORED"),
});

function bytes(text) {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}
