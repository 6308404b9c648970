/** Kept bytes as answers: strong tags, 304, compressed where that is accepted. */
import type { Kept } from "./kept";
import { passed } from "./pass-headers";

/** One form of an answer's bytes, with what is sent before them. */
interface Form {
  bytes: Buffer<ArrayBuffer>;
  tag: string;
  headers: Headers;
}

/** What a request is answered with, whoever asks: the bytes as they are and compressed, the status. */
export interface Answer {
  plain: Form;
  zipped: Form | null;
  status: number;
}

/** What was kept, as it is answered under headers of its own. */
export function answer({ body, zipped, tag }: Kept, headers: Record<string, string>, status = 200): Answer {
  const form = (bytes: Buffer<ArrayBuffer>, tag: string, more: Record<string, string>): Form => ({
    bytes,
    tag,
    headers: new Headers({
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Encoding",
      ...headers,
      ETag: tag,
      [`${passed}Content-Length`]: String(bytes.length),
      ...more,
    }),
  });
  return {
    plain: form(body, `"${tag}"`, {}),
    zipped: zipped && form(zipped, `"${tag}-gzip"`, { [`${passed}Content-Encoding`]: "gzip" }),
    status,
  };
}

/** An answer that says itself, as RFC 9211 has it, that it was told from memory, and why. */
export function fromMemory({ plain, zipped, status }: Answer, reason: string): Answer {
  const told = (form: Form): Form => {
    const headers = new Headers(form.headers);
    headers.set("Cache-Status", `deadline-desk; hit; detail=${JSON.stringify(reason)}`);
    return { ...form, headers };
  };
  return { plain: told(plain), zipped: zipped && told(zipped), status };
}

/** An answer as it is sent to one request: compressed where that is accepted, 304 where it is known, without its bytes to HEAD. */
export function respond(request: Request, { plain, zipped, status }: Answer): Response {
  const zip = zipped !== null && acceptsGzip(request.headers.get("accept-encoding") ?? "");
  const { bytes, tag, headers } = zip ? zipped : plain;
  const told = request.headers.get("if-none-match");
  if (told !== null && isKnown(tag, told))
    return new Response(null, { status: 304, headers: unsent(headers) });
  return new Response(request.method === "HEAD" ? null : bytes, { status, headers });
}

/** The headers of an answer without bytes. */
function unsent(headers: Headers): Headers {
  const own = new Headers(headers);
  own.delete(`${passed}Content-Length`);
  own.delete(`${passed}Content-Encoding`);
  return own;
}

function isKnown(etag: string, told: string): boolean {
  const known = told.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/** Whether an Accept-Encoding names gzip and does not rule it out. */
function acceptsGzip(accepted: string): boolean {
  return accepted.split(",").some((each) => {
    const [name, ...parameters] = each.split(";").map((part) => part.trim().toLowerCase());
    return name === "gzip" && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
