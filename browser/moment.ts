import { placeAt } from "../lib/story/replay";

/**
 * Moves a drawn page to another moment without drawing again, by the attributes that
 * drawings carry: `data-known` and `data-printed` (when something could be known of),
 * `data-until` (when it was overtaken),
 * `data-now` with `data-times` and `data-places` (a timeline's scale, and whether it runs along x or y),
 * `data-elapsed`.
 */
export function showMoment(root: ParentNode, at: number): void {
  for (const element of root.querySelectorAll<Element>("[data-known], [data-printed], [data-until]")) {
    const from = element.getAttribute("data-known") ?? element.getAttribute("data-printed");
    const until = element.getAttribute("data-until");
    const early = from !== null && at < Date.parse(from);
    const late = until !== null && at >= Date.parse(until);
    element.toggleAttribute("data-unknown", early || late);
  }
  for (const line of root.querySelectorAll("line[data-now]")) {
    const along = line.getAttribute("data-now");
    const place = String(placeAt(numbers(line, "data-times"), numbers(line, "data-places"), at));
    const elapsed = line.closest("svg")?.querySelector("line[data-elapsed]");
    line.setAttribute(`${along}1`, place);
    line.setAttribute(`${along}2`, place);
    elapsed?.setAttribute(`${along}2`, place);
  }
}

function numbers(element: Element, attribute: string): number[] {
  return (element.getAttribute(attribute) ?? "").split(" ").map(Number);
}
