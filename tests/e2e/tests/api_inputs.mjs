// Hands everything that JavaScript has into the package for scripts, and prints what is neither taken nor refused by name: see
// api.rs. Run as: node api_inputs.mjs FOLDER-OF-THE-PACKAGE.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { open, Guide } = await import(new URL("index.js", folder));
const program = readFileSync(new URL("guide.wasm", folder));
const edition = readFileSync(new URL("editions/college-2020.bin", folder));
const wrong = [];

// Letters of the longest message: some sentences, whatever it is about.
const LONGEST = 700;
const LONG = "x".repeat(10_000_000);
const CUT = `${"x".repeat(100)}… (10000000 characters)`;

const MANY = Array.from({ length: 200_000 }, (_, key) => String(key));
let reads = 0;
const asked = () => { reads += 1; };

const boom = () => { throw new Error("boom"); };
const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; };
class Student { outcome = "employed"; }

const TAKEN = [
  ["a plain object", { outcome: "employed" }],
  ["one without a prototype", Object.assign(Object.create(null), { outcome: "employed" })],
  ["one of another window", runInNewContext("({ outcome: 'employed' })")],
  ["a frozen one", Object.freeze({ outcome: "employed" })],
  ["a proxy of one", new Proxy({ outcome: "employed" }, {})],
  ["a getter", { get outcome() { return "employed"; } }],
  ["what is not given", { outcome: "employed", year: undefined, requested: null }],
  ["a key that no copy has", Object.defineProperty({ outcome: "employed" }, "__ob__", { value: {} })],
];

// What it is, the place in the error, and the value there.
const REFUSED = [
  [undefined, "answers", "undefined"],
  [null, "answers", "null"],
  ["outcome=employed", "answers", "string"],
  [Symbol("outcome"), "answers", "symbol"],
  [() => ({ outcome: "employed" }), "answers", "function"],
  [["outcome", "employed"], "answers", "Array"],
  [new Map([["outcome", "employed"]]), "answers", "Map"],
  [new Set(["outcome"]), "answers", "Set"],
  [new Date(), "answers", "Date"],
  [Object("employed"), "answers", "String"],
  [Promise.resolve({ outcome: "employed" }), "answers", "Promise"],
  [new Student(), "answers", "Student"],
  [Object.create({ outcome: "employed" }), "answers", "Object that inherits from another"],
  [Object.create(Object.assign(Object.create(null), { outcome: "employed" })), "answers", "object that cannot be read"],
  [Object.assign(Object.create({}), { [Symbol.toStringTag]: LONG }), "answers", CUT],
  [revoked(), "answers", "object that cannot be read"],
  [new Proxy({}, { getPrototypeOf: boom }), "answers", "Object that inherits from another"],
  [new Proxy({}, { ownKeys: boom }), "answers", "boom"],
  [{ toJSON: () => ({ outcome: "employed" }) }, "answers.toJSON", "toJSON"],
  [{ [Symbol("outcome")]: "employed" }, "answers.Symbol(outcome)", "Symbol(outcome)"],
  [JSON.parse('{ "__proto__": "employed" }'), "answers.__proto__", "__proto__"],
  [{ "outcome\0": "employed" }, "answers.outcome\ufffd", "outcome\ufffd"],
  [{ [LONG]: "employed" }, `answers.${CUT}`, CUT],
  [{ [LONG]: undefined }, `answers.${CUT}`, CUT],
  [new Proxy({}, { ownKeys: () => MANY, getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: asked }), "answers.0", "0"],
  [{ outcome: LONG }, "answers.outcome", CUT],
  [{ outcome: "employed\0year" }, "answers.outcome", "employed\ufffdyear"],
  [{ outcome: "\"employed" }, "answers.outcome", "\"employed"],
  [{ outcome: "" }, "answers.outcome", ""],
  [{ outcome: 3 }, "answers.outcome", "number"],
  [{ outcome: 3n }, "answers.outcome", "bigint"],
  [{ outcome: Symbol("employed") }, "answers.outcome", "symbol"],
  [{ outcome: Object("employed") }, "answers.outcome", "String"],
  [{ outcome: ["employed"] }, "answers.outcome", "Array"],
  [{ outcome: { toString: () => "employed" } }, "answers.outcome", "Object"],
  [{ outcome: revoked() }, "answers.outcome", "object that cannot be read"],
  [{ get outcome() { return boom(); } }, "answers.outcome", "boom"],
  [{ get outcome() { throw LONG; } }, "answers.outcome", CUT],
  [{ get outcome() { throw Symbol("boom"); } }, "answers.outcome", "symbol"],
  [new Proxy({ outcome: "employed" }, { get: boom }), "answers.outcome", "boom"],
  [{ requested: LONG }, "answers.requested", CUT],
  [{ requested: new Date() }, "answers.requested", "Date"],
];

await refused(open(LONG), "edition", CUT, "college-2020");
await refused(open(null), "edition", "null", "college-2020");
await refused(open(Symbol("college-2020")), "edition", "symbol", "college-2020");
await refused(open({ toString: boom }), "edition", "Object", "college-2020");
for (const [files, place, value] of [
  [null, "files", "null"],
  [edition, "files", "Uint8Array"],
  [new Map([["edition", edition]]), "files", "Map"],
  [{ programm: program }, "files.programm", "programm"],
  [{ [LONG]: program }, `files.${CUT}`, CUT],
  [{ get program() { return boom(); } }, "files.program", "boom"],
  [{ program: null }, "files.program", "null"],
  [{ program: LONG }, "files.program", "string"],
  [{ program: Promise.resolve(5) }, "files.program", "number"],
  [{ program: Promise.reject(new Error("boom")) }, "files.program", "boom"],
  [{ program: new Response("", { status: 404 }) }, "files.program", " has status 404"],
  [{ program: new Uint8Array(8) }, "program", undefined],
  [{ edition: [...edition] }, "files.edition", "Array"],
  [{ edition: { arrayBuffer: () => 5 } }, "files.edition", "number"],
  [{ edition: new Uint8Array(10_000_000) }, "edition", "10000000"],
  [{ edition: WebAssembly.compile(program) }, "edition", "WebAssembly.Module"],
]) await refused(open(undefined, files), place, value);

const guide = await open("college-2020", { program: WebAssembly.compile(program), edition: Promise.resolve(edition) });
const bytes = edition.buffer.slice(edition.byteOffset, edition.byteOffset + edition.byteLength);
const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes: edition });
for (const form of [bytes, foreign, foreign.buffer, new DataView(bytes), new Blob([bytes]), new Response(bytes)]) {
  same("an edition handed in", (await open(undefined, { edition: form })).edition().id, "college-2020");
}

const freed = await open();
freed.free();

const asks = {
  step: answers => guide.step(answers),
  advice: answers => guide.advice(answers),
  possible: answers => guide.possible(answers),
  write: answers => guide.write(answers),
  decide: answers => guide.decide(answers),
  pack: answers => guide.pack(answers),
};
for (const [name, ask] of Object.entries(asks)) {
  for (const [what, answers] of TAKEN) same(`${name} of ${what}`, ask(answers), ask({ outcome: "employed" }));
  for (const [answers, place, value] of REFUSED) await refused(() => ask(answers), place, value);
}
for (const [ask, place, value] of [
  [() => guide.advice({}, LONG), "today", CUT],
  [() => guide.advice({}, new Date()), "today", "Date"],
  [() => guide.read(4), "text", "number"],
  [() => guide.read(new URL("https://host/#outcome=employed")), "text", "URL"],
  [() => guide.decidePacked(LONG), "students", "string"],
  [() => guide.decidePacked([1, 2]), "students", "Array"],
  [() => guide.decidePacked(new ArrayBuffer(8)), "students", "ArrayBuffer"],
  [() => guide.decidePacked(new DataView(new ArrayBuffer(8))), "students", "DataView"],
  [() => guide.decidePacked(new Int8Array(8)), "students", "Int8Array"],
  [() => guide.decidePacked(new Proxy(new Uint8Array(8), {})), "students", "Uint8Array"],
  [() => guide.decidePacked(new Uint8Array(10_000_001)), "students", "10000001"],
  [() => guide.decidePacked(new Uint8Array(2 ** 28 + 1)), "students", "268435457"],
  [() => guide.decidePacked(detached()), "students", undefined],
  [() => new Guide(detached()), "edition", undefined],
  [() => Guide.prototype.step.call({}, {}), "guide", "Object"],
  [() => (0, guide.step)({}), "guide", "undefined"],
  [() => freed.step({}), "guide", "Guide"],
  [() => freed.free(), "guide", "Guide"],
  [() => new Guide(LONG), "edition", "string"],
]) await refused(ask, place, value);
if (reads > 10_000) wrong.push(`${reads} values of an object of too many were looked at`);
for (const program of [new Uint8Array(8), Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)]) {
  await refused(open(undefined, { program }), "program", undefined);
}
const read = guide.read(`outcome=employed&${LONG}`);
same("a long text", [read.answers, read.ignored.length], [{ outcome: "employed" }, 2]);
same("its pieces", read.ignored.map(one => one.piece), ["x".repeat(40), "x".repeat(40)]);

function detached() {
  const whole = new Uint8Array(8);
  structuredClone(whole.buffer, { transfer: [whole.buffer] });
  return whole;
}

// What somebody else's script has put into every object.
Object.prototype.toJSON = () => ({ outcome: "army" });
same("a foreign toJSON", guide.decide({ outcome: "employed" }), guide.decide(TAKEN[1][1]));
delete Object.prototype.toJSON;

// A caller may write into what it got: nobody gets that.
const answers = { outcome: "delayed", year: "2020" };
for (const [name, ask] of Object.entries({ ...asks, edition: () => guide.edition(), read: () => guide.read("outcome=delayed&x") })) {
  const before = JSON.stringify(ask(answers));
  if (name !== "decide" && ask(answers) === ask(answers) && typeof ask(answers) === "object") wrong.push(`${name} gives the same twice`);
  spoil(ask(answers));
  same(`${name} after its result was written into`, JSON.stringify(ask(answers)), before);
}

console.log(JSON.stringify(wrong));

// Checks the error that `asked` ends in: a function, or a promise.
async function refused(asked, place, value, nearest) {
  try {
    await (typeof asked === "function" ? asked() : asked);
    wrong.push(`${place} ${value}: nothing is refused`);
  } catch (error) {
    const found = [error instanceof Error, error.place, value === undefined ? value : error.value];
    same("an error", found, [true, place, value]);
    if (nearest) same("the nearest", error.nearest, nearest);
    const said = String(error.message);
    if (!said.startsWith(`${place}: `) || said.length > LONGEST) wrong.push(`it says ${said.slice(0, LONGEST)}`);
  }
}

function same(what, found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) wrong.push(`${what}: ${one} instead of ${other}`);
}

function spoil(value) {
  if (!value || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    spoil(value[key]);
    Reflect.set(value, key, ArrayBuffer.isView(value) ? 255 : "spoilt");
  }
}
