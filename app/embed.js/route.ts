import { loader } from "@/lib/embed/generated/scripts";
import { answer, guarded, keep } from "@/lib/http";

/** The loader that puts iframes into a page. */
export async function GET(request: Request): Promise<Response> {
  return guarded(request, async () =>
    answer(await keep("loader", () => loader), {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    }),
  );
}
