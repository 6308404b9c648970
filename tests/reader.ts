/** A reading process: prints each edition of a story that opens for it, when it asked, and when it last asked in vain. */
import { setTimeout as wait } from "node:timers/promises";
import { getStory } from "../lib/database/stories";

const [slug = ""] = process.argv.slice(2);
let last = 0;
let before = 0;
for (;;) {
  const asked = new Date();
  const story = await getStory(slug, asked);
  if (story && story.edition !== last) {
    last = story.edition;
    console.log(
      JSON.stringify({ edition: last, headline: story.headline.en, asked: asked.getTime(), before }),
    );
  }
  before = asked.getTime();
  await wait(20);
}
