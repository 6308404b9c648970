/** What is refused before anything looks at it, since no address takes it. */
import { originOf } from "../addresses/site";

/** What of a request is looked at before its body comes. */
export interface Knock {
  method: string;
  /** As the request line has it. */
  target: string;
  /** Every `Host` that it names; old ones name none. */
  hosts: string[];
  /** Its `Content-Length`, and whether it comes in chunks instead. */
  length: number;
  chunked: boolean;
}

/** A refusal in a sentence. */
export interface Refused {
  status: number;
  sentence: string;
  headers?: Record<string, string>;
}

/** The methods that any address takes. */
const methods = ["GET", "HEAD", "OPTIONS"];

/** The most that a request may bring along, in bytes; nothing here reads any of it. */
const most = 4096;

/**
 * The path and query that a request asks for, whichever form its target has, or why it is refused. `isOurs` tells
 * which hosts the desk answers for where nothing says what it is called: answers name their host, so one that anybody
 * made up would be kept, and shown to others. Whether the desk is well it tells everybody.
 */
export function atTheDoor(
  { method, target, hosts, length, chunked }: Knock,
  isOurs: (host: string) => boolean,
): { path: string } | Refused {
  if (!methods.includes(method)) {
    const sentence = `method: expected ${methods.slice(0, -1).join(", ")} or ${methods.at(-1)}`;
    return { status: 405, sentence, headers: { Allow: methods.join(", ") } };
  }
  if (chunked || length > most) return { status: 413, sentence: "body: expected none" };
  const path = pathOf(target);
  if (path === null) return { status: 400, sentence: "address: expected a path, such as /health" };
  // The framework's own addresses, of which pages here use none, and what the desk asks itself.
  if (/^\/+(_|%5f)/i.test(path) || /^\/+health\/+state\b/.test(path))
    return { status: 404, sentence: "address: nothing stands here" };
  const [host, ...others] = hosts;
  const origin = host === undefined ? null : originOf(host);
  if (others.length || (host !== undefined && origin === null))
    return { status: 400, sentence: "host: expected one name or address" };
  if (origin !== null && !/^\/health(\?|$)/.test(path) && !isOurs(new URL(origin).hostname))
    return {
      status: 421,
      sentence:
        "host: SITE_URL is not set, so this desk answers as localhost and under its machine's own addresses alone",
    };
  return { path };
}

/** The path and query of a request's target; null for one of another form. */
function pathOf(target: string): string | null {
  if (target.startsWith("/")) return target;
  // A proxy's form, which names a host: that is not looked at, so nobody is sent there.
  const [, path] = /^https?:\/\/[^/?#]*(.*)$/i.exec(target) ?? [];
  if (path === undefined) return null;
  return path.startsWith("/") ? path : `/${path}`;
}
