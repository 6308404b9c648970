/**
 * A mark answers with the row of its chart's table, in a small card beside it: under a
 * pointer, at a touch, where the focus is. Escape dismisses it. The card says what the row
 * says and nothing else; without this script the mark leads to the row.
 */
const marks = ".drawings svg a[href^='#']";
const gap = 8;

const card = document.createElement("div");
card.id = "card";
card.className = "card";
card.setAttribute("role", "tooltip");
card.hidden = true;
document.body.append(card);

let shown: Element | null = null;
/** Whether the touch under way was the first on its mark, so that it asks for the card and not for the row. */
let asking = false;
let leaving: ReturnType<typeof setTimeout> | undefined;

const markAt = (at: EventTarget | Element | null) => (at as Element | null)?.closest?.(marks) ?? null;

/** What a mark leads to. */
function targetOf(mark: Element): HTMLElement | null {
  return document.getElementById(mark.getAttribute("href")?.slice(1) ?? "");
}

const words = (element: Element | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** A row as lines, each cell under its column's name. */
function linesOf(row: HTMLElement): HTMLElement[] {
  const line = (text: string, name = "") => {
    const made = document.createElement("p");
    const label = document.createElement("span");
    label.textContent = name;
    if (name) made.append(label, " ");
    made.append(text);
    return made;
  };
  if (!(row instanceof HTMLTableRowElement)) return [line(words(row))];
  const columns = row.closest("table")?.tHead?.rows[0]?.cells;
  const cells = Array.from(row.cells, (cell) => ({
    text: words(cell),
    name: words(columns?.[cell.cellIndex]),
  }));
  return cells.filter(({ text }) => text).map(({ text, name }, index) => line(text, index > 0 ? name : ""));
}

function show(mark: Element): void {
  clearTimeout(leaving);
  if (mark === shown) return;
  const row = targetOf(mark);
  if (!row) return;
  hide();
  shown = mark;
  card.replaceChildren(...linesOf(row));
  card.hidden = false;
  mark.setAttribute("aria-describedby", card.id);
  const { left, top, bottom, width } = mark.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = card;
  const most = document.documentElement.clientWidth - offsetWidth - gap;
  const over = bottom + gap + offsetHeight > innerHeight && top - gap - offsetHeight > 0;
  card.style.left = `${Math.max(gap, Math.min(left + width / 2 - offsetWidth / 2, most))}px`;
  card.style.top = `${scrollY + (over ? top - gap - offsetHeight : bottom + gap)}px`;
}

function hide(): void {
  clearTimeout(leaving);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  card.hidden = true;
}

document.addEventListener("pointerover", ({ target, pointerType }) => {
  const mark = markAt(target);
  asking = pointerType === "touch" && mark !== shown;
  if (mark) show(mark);
  else if ((target as Element).closest(".card")) clearTimeout(leaving);
  else if (shown !== document.activeElement) {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  }
});
document.addEventListener("pointermove", ({ pointerType, clientX, clientY }) => {
  const mark = pointerType === "touch" && markAt(document.elementFromPoint(clientX, clientY));
  if (mark) show(mark);
});
document.addEventListener("focusin", ({ target }) => {
  const mark = markAt(target);
  if (mark) show(mark);
  else hide();
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a[href^='#']");
  if (!link) return;
  if (asking && link.matches(marks)) {
    asking = false;
    event.preventDefault();
    return;
  }
  hide();
  // What a link leads to is shown, though it be folded away.
  for (let at = targetOf(link)?.parentElement; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
});
