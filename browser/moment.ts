import { placeAt } from "../lib/story/replay";

/**
 * Moves a drawn page to another moment without drawing again, by the attributes that
 * drawings carry: `data-known` and `data-printed` (when something could be known of),
 * `data-until` (when it was overtaken),
 * `data-now` with `data-times` and `data-places` (the timeline's scale), `data-elapsed`.
 */
export function showMoment(root: ParentNode, at: number): void {
  for (const element of root.querySelectorAll<Element>("[data-known], [data-printed], [data-until]")) {
    const from = element.getAttribute("data-known") ?? element.getAttribute("data-printed");
    const until = element.getAttribute("data-until");
    const early = from !== null && at < Date.parse(from);
    const late = until !== null && at >= Date.parse(until);
    element.toggleAttribute("data-unknown", early || late);
  }
  for (const svg of root.querySelectorAll("svg:has([data-now])")) {
    const marker = svg.querySelector("[data-now]");
    const line = marker?.querySelector("line");
    const place = placeAt(numbers(marker, "data-times"), numbers(marker, "data-places"), at);
    line?.setAttribute("y1", String(place));
    line?.setAttribute("y2", String(place));
    svg.querySelector("[data-elapsed] line")?.setAttribute("y2", String(place));
  }
}

function numbers(element: Element | null, attribute: string): number[] {
  return (element?.getAttribute(attribute) ?? "").split(" ").map(Number);
}
