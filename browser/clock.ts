/**
 * Shows a countdown at another moment, on a page or in an embed: the number, what it
 * counts to, what has been told, the drawings. Works on the words that the server wrote.
 */
import { clockFace, countdown } from "../lib/story/countdown";
import { showMoment } from "./moment";

export interface Clock {
  root: HTMLElement;
  /** Milliseconds since 1970. */
  deadline: number;
  /** When the outcome was known; never, without one. */
  told: number;
  zone: string;
  city: string;
  show: (at: number) => void;
}

/** The document's clock; null where there is none. */
export function clockOf(): Clock | null {
  const root = document.querySelector<HTMLElement>("[data-deadline]");
  if (!root) return null;
  const { zone = "UTC", city = "", label = "", relabel = "" } = root.dataset;
  const deadline = Date.parse(root.dataset.deadline ?? "");
  const told = root.dataset.told ? Date.parse(root.dataset.told) : Number.POSITIVE_INFINITY;
  const show = (at: number) => {
    const state = countdown(deadline, at);
    const face = clockFace(state);
    for (const [index, part] of root.querySelectorAll("[data-part]").entries()) {
      const [amount = "", unit = ""] = face[index] ?? [];
      part.toggleAttribute("hidden", !amount);
      write(part.children[0], amount);
      write(part.children[1], unit);
    }
    const known = at >= told;
    const name = known ? relabel : label;
    root.querySelector("[role=timer]")?.setAttribute("aria-label", name);
    write(
      root.querySelector("[data-until]"),
      state.kind === "passed" ? "since the deadline" : `until ${name}`,
    );
    root.querySelector("[data-known-outcome]")?.toggleAttribute("hidden", !known);
    showMoment(document, at);
  };
  return { root, deadline, told, zone, city, show };
}

/** Puts a text where it is not there yet, so that nothing is read out again. */
export function write(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Calls with the reader's now at once and a little after each second's turn; the answer stops it. */
export function everySecond(tick: (now: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const turn = () => {
    tick(Date.now());
    timer = setTimeout(turn, 1005 - (Date.now() % 1000));
  };
  turn();
  return () => clearTimeout(timer);
}
