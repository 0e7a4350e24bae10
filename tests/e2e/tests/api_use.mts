// Uses the package for scripts as its declarations allow, and marks what they must not allow. TypeScript checks it.

import { open, type Advice, type Answers, type Complaint, type Decision, type Due, type Guide, type Step } from "transfer-guide";

const guide: Guide = await open();
const answers: Answers = { outcome: "employed", classified: "no", place: undefined, requested: null };
const step: Step = guide.step(answers);
const ask: string | undefined = step.next?.ask;
const left: number = step.mostLeft;
const titles: string[] = guide.possible(answers).map(one => one.title);
const decision: Decision = guide.decide(answers);
const advice: Advice | null = guide.advice(answers, "2020-10-01");
if (advice) {
  const force: "must" | "may" | "fallback" | "stay" | undefined = advice.destinations[0]?.force;
  const dues: Due[] = advice.deadlines.map(deadline => deadline.due);
  for (const due of dues) {
    if (due.kind === "by") console.log(due.day.length, force);
    // @ts-expect-error only a deadline with a day has one
    else console.log(due.day.length);
  }
}
const text: string = guide.write(guide.read("outcome=delayed").answers);
const results: Uint8Array = guide.decidePacked(guide.pack(answers));
try {
  guide.step({ outcom: "employed" });
} catch (error) {
  const { place, value, nearest } = error as Complaint;
  console.log(place, value, nearest?.length);
}
console.log(ask, left, titles, decision.advice, text, results.length);

// @ts-expect-error a choice is a text
guide.step({ outcome: 3 });
// @ts-expect-error an advice may be missing
console.log(guide.advice(answers).title);
// @ts-expect-error there is no such field
console.log(step.question);
