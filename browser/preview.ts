/**
 * The panel of a preview, on pages and embeds that are not published: what differs from the open edition, with the
 * command that publishes it, what is wrong and where; marks what differs in place, the old value beside the new; loads
 * the page again when a file was saved. Only the preview's own server sends it.
 */
import { previewColour as colour } from "../lib/preview/colour";
import type { Differing, PreviewState, Said } from "../lib/preview/state";

const state: PreviewState = JSON.parse(document.getElementById("preview-state")?.textContent ?? "");
const framed = window.parent !== window;

type Content = string | Node | (string | Node)[];

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: Content = [],
  attributes: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...[content].flat());
  return element;
}

const style = `
  :host { all: initial; position: fixed; z-index: 99; right: 8px; bottom: 8px; max-width: min(460px, calc(100vw - 16px));
    font: 13px/1.45 system-ui, sans-serif; color: #1d1d1b; }
  details { background: #fff; border: 2px solid ${colour}; border-radius: 4px; box-shadow: 0 2px 12px #0004; }
  summary { padding: 6px 10px; font-weight: 700; color: ${colour}; cursor: pointer; }
  summary:focus-visible, a:focus-visible { outline: 2px solid #1d1d1b; outline-offset: 2px; }
  .body { max-height: 60vh; overflow: auto; padding: 0 10px 10px; }
  h2 { font-size: 13px; margin: 10px 0 2px; } ul { margin: 0; padding-left: 16px; } li { margin: 4px 0; }
  del { color: #6b6b66; } a { color: inherit; } code, pre { font: 12px/1.4 ui-monospace, monospace; }
  code { display: block; padding: 6px; background: #f3eef2; overflow-wrap: anywhere; user-select: all; }
  pre { margin: 2px 0; padding: 6px; background: #f3eef2; overflow: auto; white-space: pre-wrap; }
  .badge { padding: 1px 6px; background: ${colour}; color: #fff; border-radius: 3px; font-weight: 700; }`;

/** A sentence that opens its file in the editor, with the lines that would mend it. */
function sentence({ text, href }: Said): HTMLElement {
  const [first = "", ...lines] = text.split("\n");
  return make("li", [make("a", first, { href }), ...(lines.length ? [make("pre", lines.join("\n"))] : [])]);
}

function list(title: string, items: HTMLElement[]): Node[] {
  return items.length ? [make("h2", title), make("ul", items)] : [];
}

function difference({ name, was, now, reason, at }: Differing): HTMLElement {
  const values = [
    ...(was === null ? ["new: "] : [make("del", was), now === null ? " is taken away" : " → "]),
    now ?? "",
  ];
  const named = at ? make("a", name, { href: at.href }) : name;
  return make("li", [named, ": ", ...values, reason ? ` (${reason})` : ""]);
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function panel(): HTMLElement {
  const faults = [...state.faults, ...state.stories.flatMap((story) => story.faults)];
  const here = location.pathname.split("/").filter((word) => !["embed", "charts"].includes(word))[1];
  const told = state.stories
    .filter(
      ({ story, open, shown, draft, findings }) =>
        story === here || open !== shown || draft || findings.length,
    )
    .toSorted((a, b) => Number(b.story === here) - Number(a.story === here));
  const body = told.flatMap((story) => [
    make("h2", [
      make("a", story.headline, { href: `/${story.story}` }),
      story.draft
        ? ", a draft: it is not published"
        : story.shown === story.open
          ? `, edition ${story.open}: nothing differs`
          : story.open === 0
            ? ", not published yet"
            : `: edition ${story.open} is open, this would be edition ${story.shown}`,
    ]),
    make("ul", story.differing.map(difference)),
    ...(story.command ? [make("code", story.command)] : []),
    ...list("The checks say", story.findings.map(sentence)),
  ]);
  const arranged = state.front
    ? [make("h2", "The front page"), make("p", [make("del", state.front.was), " → ", state.front.now])]
    : [];
  const all = state.command ? [make("h2", "All of it at once"), make("code", state.command)] : [];
  const details = make("details", [
    make("summary", `Preview, not published${faults.length ? ` · ${count(faults.length, "fault")}` : ""}`),
    make("div", [...list("To be mended", faults.map(sentence)), ...body, ...arranged, ...all], {
      className: "body",
    }),
  ]);
  details.open = faults.length > 0 || sessionStorage.getItem("preview-panel") === "open";
  details.addEventListener("toggle", () =>
    sessionStorage.setItem("preview-panel", details.open ? "open" : "closed"),
  );
  return details;
}

/** The elements that show a thing which differs. */
function shownBy(ids: string[]): Element[] {
  const places: Record<string, string> = { story: ".headline", deadline: "[data-clock] .clock-face" };
  return ids.flatMap((id) => {
    const place = places[id];
    if (place) return [...document.querySelectorAll(place)];
    const row = document.getElementById(id);
    return [...(row ? [row] : []), ...document.querySelectorAll(`a[href$="#${CSS.escape(id)}"]`)];
  });
}

/** A mark over a part of a drawing: a frame, and after it the words that it had, struck. */
function markDrawn(part: SVGGraphicsElement, was: string | null): void {
  const { x, y, width, height } = part.getBBox();
  const draw = (name: string, attributes: Record<string, string | number>, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
    element.textContent = text;
    part.after(element);
  };
  draw("rect", {
    x: x - 2,
    y: y - 2,
    width: width + 4,
    height: height + 4,
    fill: "none",
    stroke: colour,
    "stroke-width": 1.5,
  });
  if (was)
    draw(
      "text",
      {
        x: x + width + 5,
        y: y + height / 2 + 4,
        fill: colour,
        stroke: "#fff",
        "stroke-width": 3,
        "paint-order": "stroke",
        "font-size": 12,
        "text-decoration": "line-through",
      },
      was,
    );
}

/** Marks what differs where it stands, the old value beside the new; in a drawing once a thing, at its words. */
function mark({ ids, was, now }: Differing): void {
  // What both say alike, such as the day, is not said again.
  const [before = "", after = ""] = [was, now].map((words) => words ?? "");
  const tail = /( \([^()]*\))$/.exec(before)?.[1] ?? "";
  const old = was === null ? null : tail && after.endsWith(tail) ? before.slice(0, -tail.length) : before;
  const parts = shownBy(ids);
  const drawn = parts.filter((part) => part instanceof SVGGraphicsElement);
  for (const drawing of new Set(drawn.map(({ ownerSVGElement }) => ownerSVGElement))) {
    const own = drawn.filter(({ ownerSVGElement }) => ownerSVGElement === drawing);
    const worded = own.find((part) => part.querySelector("text")) ?? own[0];
    for (const part of own) markDrawn(part, part === worded ? old : null);
  }
  for (const element of parts) {
    if (!(element instanceof HTMLElement)) continue;
    element.style.outline = `1.5px solid ${colour}`;
    const beside = make("del", ` ${old ?? "new"}`, { className: "preview-was" });
    beside.style.color = colour;
    if (old === null) beside.style.textDecoration = "none";
    const cells = element instanceof HTMLTableRowElement ? element.cells : null;
    (cells ? cells[Math.min(1, cells.length - 1)] : element)?.append(beside);
  }
}

for (const story of state.stories) for (const each of story.differing) mark(each);

const host = make("div");
const root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
root.adoptedStyleSheets = [sheet];
// In a story's page a frame says what it is, and no more.
root.append(framed ? make("span", "Preview", { className: "badge" }) : panel());
document.body.append(host);
document.title = `Preview: ${document.title}`;

new EventSource("/-preview/news").onmessage = () => location.reload();
