import type { Drawn } from "./paper";
import { textWidth } from "./wrap";

/** What a finger needs of a target in each direction, 24 CSS pixels (WCAG 2.2, 2.5.8), in a drawing that may be shown smaller. */
const least = 26;

const em = (element: Drawn | undefined, attribute: string) =>
  Number.parseFloat(element?.getAttribute(attribute) ?? "0");

/**
 * Lays a shape that is not seen under a link's circle that is smaller than a finger needs, or under its words:
 * browsers find letters by their own box, which is lower. Their place is reckoned from the font's size.
 */
export function layTarget(link: Drawn): void {
  const circle = link.within("circle")[0];
  if (circle && Number(circle.getAttribute("r")) < least / 2) {
    const [cx, cy] = ["cx", "cy"].map((name) => circle.getAttribute(name) ?? "");
    lay(link, "circle", { cx, cy, r: least / 2, stroke: "none" });
    return;
  }
  const text = link.within("text")[0];
  const letters = link.inherited("font-size");
  const [, x, y] =
    /translate\(([-\d.]+),([-\d.]+)\)/.exec(text?.getAttribute("transform") ?? "")?.map(Number) ?? [];
  if (!text || !letters || x === undefined || y === undefined) return;
  const size = Number(letters);
  const lines = text.within("tspan");
  const baseline = y + em(lines[0] ?? text, "y") * size;
  const leading = em(lines[1], "dy") * size;
  const [top, bottom] = [
    baseline - 0.8 * size,
    baseline + (lines.length ? lines.length - 1 : 0) * leading + 0.2 * size,
  ];
  const weight = Number(link.inherited("font-weight") ?? 400);
  const words = lines.length ? lines.map((line) => line.textContent) : [text.textContent];
  const width = Math.max(least, ...words.map((line) => textWidth(line, size, weight)));
  const height = Math.max(least, bottom - top);
  const anchor = link.inherited("text-anchor");
  const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
  const [right, high] = [Math.round(width), Math.round(height)];
  lay(link, "path", {
    d: `M${Math.round(left)},${Math.round((top + bottom - height) / 2)}h${right}v${high}h${-right}z`,
  });
}

/** Puts a shape first into a link that answers though nobody sees it. */
function lay(link: Drawn, name: string, attributes: Record<string, string | number | undefined>): void {
  const target = link.ownerDocument.createElementNS("", name);
  for (const key in attributes) target.setAttribute(key, attributes[key]);
  target.setAttribute("fill", "none");
  target.setAttribute("pointer-events", "all");
  link.insertBefore(target, link.firstChild);
}
