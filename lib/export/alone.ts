/** A document as a file that answers without a server: what its headers said stands in itself. */
import { asked } from "../documents/generated/scripts";
import { inlineHash } from "../documents/html";
import { archiveWords } from "../words/archive";
import { escaped } from "../words/escape";

/**
 * HTML with its policy for content; one that is asked for nothing, `held` being the editions
 * that can be asked for, leads on to what a query names. Null for one that a query says nothing to.
 */
export function alone(html: string, policy: string, held: readonly number[] | null): string {
  const script = held
    ? `<script data-held="${held.join("|")}" data-unheld="${escaped(archiveWords.unheld)}">${asked}</script>`
    : "";
  const first = '<meta charSet="utf-8"/>';
  const at = html.indexOf(first) + first.length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${escaped(ofMeta(policy, held !== null))}"/>`;
  return html.slice(0, at) + meta + script + html.slice(at);
}

/** A policy as a document may state it of itself, which says nothing of its frames; with what leads on, where that stands in it. */
function ofMeta(policy: string, leading: boolean): string {
  return policy
    .split("; ")
    .filter((part) => !part.startsWith("frame-ancestors"))
    .map((part) =>
      leading && part.startsWith("script-src") ? `${part.replace(" 'none'", "")} ${inlineHash(asked)}` : part,
    )
    .join("; ");
}
