/** Documents as files. */
import { alone } from "./alone";
import type { Held } from "./held";
import { storyOf } from "./ledger";

/** Answers an address of the site, from its slash on, as the server would. */
export type Answers = (address: string) => Promise<Response>;

/** What answers an address, as a file; null where there is nothing, or nothing any more. Throws what kept it from being made. */
export async function makeFile(
  address: string,
  answers: Answers,
  stories: ReadonlyMap<string, Held>,
  root: string,
): Promise<{ bytes: Buffer; of: string[] } | null> {
  const answer = await followed(address, answers, root);
  const { status, headers } = answer;
  const html = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (status >= 500) throw new Error(`${address}: ${(await answer.text()).trim()}`);
  // What was retracted leaves its notice in frames and pages, and nothing in place of a file.
  if (status !== 200 && !(status === 410 && html)) return null;
  const bytes = Buffer.from(await answer.arrayBuffer());
  const of = headers.get("desk-edition")?.split(",") ?? [];
  if (!html) return { bytes, of };
  const asked = address.includes("?") || /\/corrections$/.test(address);
  const held = asked ? null : (stories.get(storyOf(address) ?? "")?.editions ?? null);
  return {
    bytes: Buffer.from(alone(bytes.toString(), headers.get("content-security-policy") ?? "", held)),
    of,
  };
}

/** The answer at an address, or at the one that it has moved to: a file cannot lead on. */
async function followed(address: string, answers: Answers, root: string): Promise<Response> {
  const answer = await answers(address);
  const to = answer.status === 308 ? answer.headers.get("location") : null;
  return to ? answers(to.slice(root.length).replace(/\/(?=\?|$)/, "")) : answer;
}

/** The page of what is not there. */
export async function missing(answers: Answers): Promise<Buffer> {
  const answer = await answers("/not/a/page/of/ours");
  return Buffer.from(alone(await answer.text(), answer.headers.get("content-security-policy") ?? "", null));
}
