/** Shapes that close themselves, as HTML and XML both read them. */
const closed = new Set(["rect", "line", "path", "circle"]);

/** What a markup language keeps for itself, as references that HTML and XML both know. */
const references: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (words: string) =>
  /[&<>"]/.test(words) ? words.replace(/[&<>"]/g, (sign) => references[sign] as string) : words;

/**
 * A drawing as text: without what Plot adds for its own pages, a style element and labels on groups without a role;
 * coordinates in tenths of a pixel; ids that begin with `prefix` and depend on the drawing alone, where Plot counts
 * clip paths up for as long as the process lives; level and upright lines short.
 */
export function written(svg: SVGSVGElement, prefix: string): string {
  const ids = new Map<string, string>();
  for (const { id } of Array.from(svg.querySelectorAll("[id]")))
    ids.set(id, `${prefix}${id.startsWith("plot-clip-") ? `clip-${ids.size}` : id}`);

  const shortened = (value: string) =>
    value
      .replace(/url\(#([^)]+)\)/g, (whole, id) => (ids.has(id) ? `url(#${ids.get(id)})` : whole))
      .replace(/-?\d+\.\d{2,}(?![\dem])/g, (long) => String(Math.round(Number(long) * 10) / 10))
      .replace(/\.(\d{3})\d+em/g, ".$1em")
      .replace(/([\d.]+),([\d.]+)L\1,([\d.]+)/g, "$1,$2V$3")
      .replace(/([\d.]+),([\d.]+)L([\d.]+),\2(?![\d.])/g, "$1,$2H$3");

  /** An attribute's value; null for one that is left out. */
  const kept = (element: string, name: string, value: string): string | null => {
    const link = element === "a";
    if (name === "aria-label" || name === "aria-description")
      return link && name === "aria-label" ? value : null;
    // Which colour a link's parts have, their groups say.
    if (link && (name === "href" || name === "fill")) return name === "href" ? value : null;
    if (name === "id") return ids.get(value) ?? value;
    return /[.#L]/.test(value) ? shortened(value) : value;
  };

  // One text of its parts: texts that are put together bit by bit stay as their bits, ten times as large.
  const parts: string[] = [];
  const write = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) {
      if (node.nodeValue) parts.push(escaped(node.nodeValue));
      return;
    }
    const element = node as Element;
    const name = element.localName;
    if (name === "style") return;
    parts.push(`<${name}`);
    for (const key of element.getAttributeNames()) {
      const value = kept(name, key, element.getAttribute(key) ?? "");
      if (value !== null) parts.push(` ${key}="${escaped(value)}"`);
    }
    const begins = parts.push(">");
    for (let child = node.firstChild; child; child = child.nextSibling) write(child);
    if (parts.length === begins && closed.has(name)) parts[begins - 1] = "/>";
    else parts.push(`</${name}>`);
  };
  write(svg);
  return parts.join("");
}
