import { type NextRequest, NextResponse } from "next/server";
import { momentParameter, WrongParameter } from "@/lib/parameters";

/** Checks the pages' parameters before a page is made; a wrong one is answered with what is allowed. */
export function proxy(request: NextRequest) {
  try {
    momentParameter(request.nextUrl.searchParams);
  } catch (error) {
    if (!(error instanceof WrongParameter)) throw error;
    return new NextResponse(`${error.message}\n`, {
      status: 400,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
}

export const config = { matcher: ["/((?!_next/|icon|embed|charts/|oembed|health).*)"] };
