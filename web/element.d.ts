/** What `<transfer-guide>` is to TypeScript: `import type {} from "transfer-guide/element"` makes it known. */

/** Where a guide is. Ids only: what a student typed stays in the element. */
export interface Place {
  /** The answers so far, in the form of a link's fragment: `outcome=army&enlistment=graduated`. */
  answers: string;
  /** The question that is shown; none where an advice is. */
  question: string | null;
  /** The advice that is shown; none while a question is. */
  advice: string | null;
}

/** An answer that was just given. */
export interface Answer {
  /** All answers so far, this one among them. */
  answers: string;
  question: string;
  choice: string;
}

/** Why the guide is not there: it was not loaded, the files are of different builds, or it crashed. */
export interface Failure {
  reason: "failed" | "mixed" | "crashed";
}

/** The element. Each property is an attribute too; docs/EMBED.md has the table. */
export interface TransferGuideElement extends HTMLElement {
  /** The answers to begin with. To set it leads there. */
  answers: string;
  /** Answers that need not be asked for, in the same form. */
  known: string;
  /** The guide that links lead to, an address. */
  base: string;
  /** Where the files of the guide are, an address: for where its script cannot tell. */
  folder: string;
  /** Whether it follows the page's own fragment. One element of a page can. */
  fragment: boolean;
  /** Light, dark, or whatever the page is. */
  scheme: "" | "light" | "dark";
  /** The name of the school or college, shown below the guide with the next two. */
  school: string;
  office: string;
  contact: string;
  /** Where it is now, in the form of `answers`, days that a student typed among them. */
  readonly place: string;
  /** A link to where it is now. */
  readonly link: string;
  /** Goes to a place, in the form of `answers`. */
  go(place: string): void;
  /** Starts again. */
  restart(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "transfer-guide": TransferGuideElement;
  }
  interface HTMLElementEventMap {
    "transfer-guide-ready": CustomEvent<Place>;
    "transfer-guide-step": CustomEvent<Place>;
    "transfer-guide-answer": CustomEvent<Answer>;
    "transfer-guide-advice": CustomEvent<Place>;
    "transfer-guide-restart": CustomEvent<Place>;
    "transfer-guide-error": CustomEvent<Failure>;
  }
}
