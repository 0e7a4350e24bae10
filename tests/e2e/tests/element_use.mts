// Compiled, not run: that TypeScript knows the element, and refuses what it is not.
import type { Place, TransferGuideElement } from "transfer-guide/element";

const guide: TransferGuideElement = document.createElement("transfer-guide");
guide.answers = "outcome=army";
guide.scheme = "dark";
guide.fragment = false;
guide.go(guide.place);
guide.restart();
const link: string = guide.link;
guide.addEventListener("transfer-guide-step", (event) => {
  const { answers, question, advice }: Place = event.detail;
  const id: string | null = question ?? advice;
  console.log(answers, id, link);
});
guide.addEventListener("transfer-guide-answer", (event) => {
  const choice: string = event.detail.choice;
  console.log(choice);
});
guide.addEventListener("transfer-guide-error", (event) => {
  if (event.detail.reason === "crashed") guide.remove();
});

// @ts-expect-error: no such scheme
guide.scheme = "blue";
// @ts-expect-error: it is where it is
guide.place = "outcome=army";
guide.addEventListener("transfer-guide-advice", (event) => {
  // @ts-expect-error: may be none
  const advice: string = event.detail.advice;
  console.log(advice);
});
