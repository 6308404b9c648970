import { listStories } from "@/lib/database/stories";
import { now } from "@/lib/http/clock";

export const dynamic = "force-dynamic";

/** 200 with the stories' open editions, or 503 with the reason. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const stories = await listStories(now());
    if (stories.length === 0) {
      return Response.json(
        { status: "unready", reason: "the database holds no edition" },
        { status: 503, headers },
      );
    }
    return Response.json({ status: "ok", stories }, { headers });
  } catch {
    return Response.json(
      { status: "unready", reason: "the database does not answer" },
      { status: 503, headers },
    );
  }
}
