/** What the site answers, marked as a preview: pages and embeds with its panel, pictures with a frame, data with a word. */
import { inlineHash } from "../documents/html";
import { png } from "../documents/png";
import { previewColour } from "./colour";
import type { PreviewState } from "./state";

const words = "Preview, not published";

/** An answer of the site: its media type and its body. */
interface Answered {
  type: string;
  body: Buffer;
  policy: string | null;
}

/** An answer as a preview gives it; `script` draws the panel from the state. */
export async function marked(
  { type, body, policy }: Answered,
  state: PreviewState,
  script: string,
): Promise<Pick<Answered, "body" | "policy">> {
  const text = () => body.toString("utf8");
  if (type.startsWith("text/html"))
    return {
      body: Buffer.from(withPanel(text(), state, script)),
      policy: policy && admitting(policy, script),
    };
  if (type.startsWith("image/svg+xml")) return { body: Buffer.from(framed(text())), policy };
  if (type.startsWith("image/png")) return { body: await framedPng(body), policy };
  if (type.startsWith("application/json")) return { body: Buffer.from(worded(text())), policy };
  return { body, policy };
}

/** Markup that ends a script element early, or opens a comment in it, spelled as JSON may. */
const inScript = (state: PreviewState) => JSON.stringify(state).replaceAll("<", "\\u003c");

function withPanel(html: string, state: PreviewState, script: string): string {
  const panel = `<script type="application/json" id="preview-state">${inScript(state)}</script><script>${script}</script>`;
  const end = html.lastIndexOf("</body>");
  return end < 0 ? html + panel : html.slice(0, end) + panel + html.slice(end);
}

/** A page's policy that lets the panel's script run and hear of changes. */
function admitting(policy: string, script: string): string {
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.filter((value) => value !== "'none'")];
    }),
  );
  const admit = (name: string, value: string) =>
    directives.set(name, [...new Set([...(directives.get(name) ?? []), value])]);
  admit("script-src", inlineHash(script));
  admit("connect-src", "'self'");
  return [...directives]
    .map(([name, values]) => [name, ...(values.length ? values : ["'none'"])].join(" "))
    .join("; ");
}

/** A picture with a frame and a word along its foot. */
function framed(svg: string): string {
  const [, width = "", height = ""] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return width && height ? svg.replace(/<\/svg>\s*$/, `${frame(Number(width), Number(height))}</svg>`) : svg;
}

function frame(width: number, height: number): string {
  const size = Math.max(11, Math.round(width / 45));
  return [
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="none" stroke="${previewColour}" stroke-width="2" stroke-dasharray="8 4"/>`,
    `<text x="${width - 6}" y="${height - 7}" text-anchor="end" font-size="${size}" font-weight="700" font-family="Inter, sans-serif" fill="${previewColour}" stroke="#fff" stroke-width="3" paint-order="stroke">${words}</text>`,
  ].join("");
}

/** The same for a picture of pixels. */
async function framedPng(bytes: Buffer): Promise<Buffer> {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${bytes.toString("base64")}"/>`;
  return png(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}${frame(width, height)}</svg>`,
    width,
  );
}

/** An object with one word more. */
function worded(json: string): string {
  const value = JSON.parse(json);
  return Array.isArray(value) ? json : JSON.stringify({ preview: words, ...value });
}
