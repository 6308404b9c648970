import { Drawn, Words } from "./paper";

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
export function written(svg: Drawn, prefix: string): string {
  const ids = new Map<string, string>();
  const name = (element: Drawn) => {
    const id = element.getAttribute("id");
    if (id !== null) ids.set(id, `${prefix}${id.startsWith("plot-clip-") ? `clip-${ids.size}` : id}`);
    for (const part of element.childNodes) if (part instanceof Drawn) name(part);
  };
  name(svg);

  /** Most values are colours and whole numbers, in which there is nothing to look for. */
  const shortened = (value: string): string => {
    let short = value;
    if (short.startsWith("url("))
      return short.replace(/url\(#([^)]+)\)/g, (whole, id) => (ids.has(id) ? `url(#${ids.get(id)})` : whole));
    if (short.includes("."))
      short = short
        .replace(/-?\d+\.\d{2,}(?![\dem])/g, (long) => `${Math.round(Number(long) * 10) / 10}`)
        .replace(/\.(\d{3})\d+em/g, ".$1em");
    if (short.includes("L"))
      short = short
        .replace(/([\d.]+),([\d.]+)L\1,([\d.]+)/g, "$1,$2V$3")
        .replace(/([\d.]+),([\d.]+)L([\d.]+),\2(?![\d.])/g, "$1,$2H$3");
    return short;
  };

  /** An attribute's value; null for one that is left out. */
  const kept = (element: string, name: string, value: string): string | null => {
    const link = element === "a";
    if (name === "aria-label" || name === "aria-description")
      return link && name === "aria-label" ? value : null;
    // Which colour a link's parts have, their groups say.
    if (link && (name === "href" || name === "fill")) return name === "href" ? value : null;
    if (name === "id") return ids.get(value) ?? value;
    return shortened(value);
  };

  // One text of its parts: texts that are put together bit by bit stay as their bits, ten times as large.
  const parts: string[] = [];
  const write = (part: Drawn | Words): void => {
    if (part instanceof Words) {
      if (part.nodeValue) parts.push(escaped(part.nodeValue));
      return;
    }
    const name = part.localName;
    if (name === "style") return;
    parts.push(`<${name}`);
    for (const [key, written] of part.attributes) {
      const value = kept(name, key, written);
      if (value !== null) parts.push(` ${key}="${escaped(value)}"`);
    }
    const begins = parts.push(">");
    for (const each of part.childNodes) write(each);
    if (parts.length === begins && closed.has(name)) parts[begins - 1] = "/>";
    else parts.push(`</${name}>`);
  };
  write(svg);
  return parts.join("");
}
