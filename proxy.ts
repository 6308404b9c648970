import { refuse } from "@/lib/http";

/** Refuses a path that cannot be decoded, which the router would answer with a 500; no other request passes here. */
export function proxy(request: Request) {
  try {
    decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return refuse(400, "address: expected percent-encoded UTF-8");
  }
}

export const config = { matcher: ["/(.*%.*)"] };
