import { databaseAway, rememberedBytes } from "@/lib/database/memory";
import { listStories } from "@/lib/database/stories";
import { now } from "@/lib/http/clock";
import { keptBytes } from "@/lib/http/kept";

export const dynamic = "force-dynamic";

/** What a server counts of itself beside its requests; at the door nobody is let in. */
export async function GET(): Promise<Response> {
  const stories = await listStories(now()).catch(() => []);
  return Response.json({
    stories: stories.map(({ slug, edition }) => ({ slug, edition })),
    database: databaseAway() === null,
    kept: { documents: keptBytes(), read: rememberedBytes() },
  });
}
