// Decides for many students, through the package for scripts and through a plain JavaScript table of the same decisions, and
// prints how many a second each came to. Arguments: the package's index.js, how many times.

const [entry, runs] = process.argv.slice(2);
const { open } = await import(entry);
const guide = await open();
const { questions, advice } = guide.edition();
const column = id => questions.findIndex(question => question.id === id);

// The plain table: at each place the question, its doors, and what each choice leads to; at an end the advice.
const students = [];
function table(answers) {
  const step = guide.step(answers);
  if (!step.next) {
    students.push(answers);
    return { advice: step.advice.id, number: advice.findIndex(one => one.id === step.advice.id) + 1 };
  }
  const asked = [step.next, step.doors].filter(Boolean);
  return {
    advice: null,
    number: 0,
    asked: asked.map(question => ({
      id: question.id,
      column: column(question.id),
      next: Object.fromEntries(question.choices.map(({ id }) => [id, table({ ...answers, [question.id]: id })])),
    })),
  };
}
const plain = table({});
// The same for packed students: by number instead of by name.
const byNumber = place =>
  place.asked
    ? { number: 0, asked: place.asked.map(({ column, next }) => ({ column, next: [null, ...Object.values(next).map(byNumber)] })) }
    : { number: place.number };
const plainByNumber = byNumber(plain);

function decide(answers) {
  let place = plain;
  walk: while (place.asked) {
    for (const { id, next } of place.asked) {
      const found = next[answers[id]];
      if (found) {
        place = found;
        continue walk;
      }
    }
    break;
  }
  return { advice: place.advice };
}

function decidePacked(bytes) {
  const each = questions.length;
  const found = new Uint8Array(bytes.length / each);
  for (let student = 0; student < found.length; student++) {
    let place = plainByNumber;
    walk: while (place.asked) {
      for (const { column, next } of place.asked) {
        const way = next[bytes[student * each + column]];
        if (way) {
          place = way;
          continue walk;
        }
      }
      break;
    }
    found[student] = place.number;
  }
  return found;
}

// Everybody in an order without a pattern, the same in each run.
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const some = count => Array.from({ length: count }, () => students[Math.floor(random() * students.length)]);

function perSecond(count, work) {
  const begun = performance.now();
  work();
  return (count / (performance.now() - begun)) * 1000;
}

const objects = some(200_000);
const packed = new Uint8Array(some(500_000).flatMap(answers => Array.from(guide.pack(answers))));
const result = { objects: { guide: [], baseline: [] }, packed: { guide: [], baseline: [] } };
const all = decideWith => () => {
  let ends = 0;
  for (const answers of objects) if (decideWith(answers).advice) ends += 1;
  if (ends !== objects.length) throw new Error(`${ends} of ${objects.length} came to an end`);
};
// The first time only warms up.
for (let run = -1; run < Number(runs); run++) {
  const rates = [
    ["objects", "guide", perSecond(objects.length, all(answers => guide.decide(answers)))],
    ["objects", "baseline", perSecond(objects.length, all(decide))],
    ["packed", "guide", perSecond(500_000, () => guide.decidePacked(packed))],
    ["packed", "baseline", perSecond(500_000, () => decidePacked(packed))],
  ];
  if (run >= 0) for (const [form, subject, rate] of rates) result[form][subject].push(rate);
}
const [ours, theirs] = [guide.decidePacked(packed), decidePacked(packed)];
if (ours.some((number, student) => number !== theirs[student])) throw new Error("the two do not agree");
console.log(JSON.stringify(result));
