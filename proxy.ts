/** Refuses a path that cannot be decoded, which the router would answer with a 500; no other request passes here. */
export function proxy(request: Request) {
  try {
    decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return new Response("address: expected percent-encoded UTF-8\n", {
      status: 400,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
}

export const config = { matcher: ["/(.*%.*)"] };
