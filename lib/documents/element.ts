import { createDocument } from "@mixmark-io/domino";

/** An SVG element as text: its attributes and words escaped by a document, its children as they are. */
export function element(
  name: string,
  attributes: Record<string, string | number>,
  content: string | string[] = "",
): string {
  const made = createDocument("", true).createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (typeof content === "string") made.textContent = content;
  const text = made.outerHTML;
  if (typeof content === "string") return text;
  const end = text.lastIndexOf("</");
  return text.slice(0, end) + content.join("") + text.slice(end);
}

/** HTML's serialization as XML, which does not know the one space that HTML names. */
export function xml(html: string): string {
  return html.replaceAll("&nbsp;", "&#160;");
}
