/** What is refused before anything looks at it, since no address takes it. */

/** What of a request is looked at before its body comes. */
export interface Knock {
  method: string;
  /** As the request line has it. */
  target: string;
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

/** The path and query that a request asks for, whichever form its target has, or why it is refused. */
export function atTheDoor({ method, target, length, chunked }: Knock): { path: string } | Refused {
  if (!methods.includes(method)) {
    const sentence = `method: expected ${methods.slice(0, -1).join(", ")} or ${methods.at(-1)}`;
    return { status: 405, sentence, headers: { Allow: methods.join(", ") } };
  }
  if (chunked || length > most) return { status: 413, sentence: "body: expected none" };
  if (target.startsWith("/")) return { path: target };
  // A proxy's form, which names a host: that is not looked at, so nobody is sent there.
  const [, path] = /^https?:\/\/[^/?#]*(.*)$/i.exec(target) ?? [];
  if (path === undefined) return { status: 400, sentence: "address: expected a path, such as /health" };
  return { path: path.startsWith("/") ? path : `/${path}` };
}
