import { Away } from "@/lib/database/away";
import { databaseAway } from "@/lib/database/memory";
import { listStories } from "@/lib/database/stories";
import { now } from "@/lib/http/clock";

export const dynamic = "force-dynamic";

/**
 * 200 with the stories' open editions: `ok` with the database at hand, `stale` with the reason while it is away and the
 * last good editions are served from memory. 503 with the reason when there is nothing to serve.
 */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  const unready = (reason: string) =>
    Response.json(
      { status: "unready", reason },
      { status: 503, headers: { ...headers, "Retry-After": "2" } },
    );
  try {
    const stories = await listStories(now());
    const reason = databaseAway();
    if (stories.length === 0) return unready(reason ?? "the database holds no edition");
    return Response.json(reason === null ? { status: "ok", stories } : { status: "stale", reason, stories }, {
      headers,
    });
  } catch (error) {
    return unready(error instanceof Away ? error.message : "the database does not answer");
  }
}
