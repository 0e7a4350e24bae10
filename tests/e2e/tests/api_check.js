// Compares what the package for scripts says with what the rules say natively: `all` has the expected answers, see api.rs.
// Gives what differs, in words. A module, loaded by Node.js, by pages and by workers.

export async function check(open, all, today) {
  const wrong = [];
  const guide = await open();
  const same = (what, found, expected) => {
    if (text(found) !== text(expected)) wrong.push(`${what}: ${text(found)} instead of ${text(expected)}`);
  };
  const students = [];
  for (const one of all) {
    const { answers } = guide.read(one.text);
    same(`read ${one.text}`, guide.read(one.text), one.read);
    same(`step ${one.text}`, guide.step(answers), one.step);
    same(`advice ${one.text}`, guide.advice(answers, today), one.advice);
    same(`possible ${one.text}`, guide.possible(answers), one.possible);
    same(`write ${one.text}`, guide.write(answers), one.step.text);
    const decision = { advice: one.advice?.id ?? null, next: one.step.next?.id ?? null };
    same(`decide ${one.text}`, guide.decide(answers), decision);
    students.push(...guide.pack(answers));
  }
  const ids = guide.edition().advice.map(advice => advice.id);
  const packed = Array.from(guide.decidePacked(new Uint8Array(students)), number => ids[number - 1] ?? null);
  same("packed", packed, all.map(one => one.advice?.id ?? null));
  for (const [ask, place, value, nearest] of [
    [() => guide.step({ outcom: "employed" }), "answers.outcom", "outcom", "outcome"],
    [() => guide.decide({ outcome: "emploied" }), "answers.outcome", "emploied", "employed"],
    [() => guide.step({ outcome: 3 }), "answers.outcome", "number", null],
    [() => guide.step(["employed"]), "answers", "Array", null],
    [() => guide.step(undefined), "answers", "undefined", null],
    [() => guide.advice({}, "2020-02-30"), "today", "2020-02-30", null],
    [() => guide.decidePacked(new Uint8Array(5)), "students", "5", null],
    [() => guide.read(4), "text", "number", null],
  ]) {
    try {
      same(`an error at ${place}`, ask(), "an error");
    } catch (error) {
      same("an error", [error instanceof Error, error.place, error.value, error.nearest], [true, place, value, nearest]);
    }
  }
  // What somebody else's script has put into every object is nobody's answer.
  Object.prototype.outcome = "employed";
  try {
    same("inherited", guide.decide({}), { advice: null, next: "outcome" });
    same("inherited", guide.step({}).path, []);
  } finally {
    delete Object.prototype.outcome;
  }
  const unknown = await open("nowhere-1999").catch(error => error);
  same("an unknown edition", [unknown.place, unknown.value], ["edition", "nowhere-1999"]);
  return wrong;
}

// The same for objects with the same entries in another order.
function text(value) {
  const sorted = (_, inside) =>
    inside && typeof inside === "object" && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inside;
  return JSON.stringify(value, sorted);
}
