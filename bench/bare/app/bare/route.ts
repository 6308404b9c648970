/** A route of Next's that answers with a constant, compressed buffer: what no page can be faster than. */
import { randomBytes } from "node:crypto";

export const dynamic = "force-dynamic";

const made = new Map<number, Uint8Array<ArrayBuffer>>();

export async function GET(request: Request): Promise<Response> {
  const size = Number(new URL(request.url).searchParams.get("size"));
  const body = made.get(size) ?? new Uint8Array(randomBytes(size));
  made.set(size, body);
  return new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
