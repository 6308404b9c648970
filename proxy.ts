import { type NextRequest, NextResponse } from "next/server";
import { refuse } from "@/lib/http";
import { drawingParameters, longestAddress, WrongParameter } from "@/lib/parameters";

/** Whether an address's path can be decoded. */
function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Checks every request before a page or a route is made for it. */
export function proxy(request: NextRequest) {
  if (!/^(GET|HEAD|OPTIONS)$/.test(request.method)) return refuse(405, "method: expected GET or HEAD");
  if (request.url.length > longestAddress) {
    return refuse(400, `address: expected at most ${longestAddress} characters`);
  }
  if (!decodes(request.nextUrl.pathname)) return refuse(400, "address: expected percent-encoded UTF-8");
  try {
    drawingParameters(request.nextUrl.searchParams, "auto");
  } catch (error) {
    if (error instanceof WrongParameter) return refuse(400, error.message);
    throw error;
  }
  return NextResponse.next();
}

export const config = { matcher: ["/((?!_next/|icon).*)"] };
