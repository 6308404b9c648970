/** What lists of editions hold, and how one differs from another, in words. */
import type { Holding } from "../database/holdings";
import { named, out, slugsOf } from "./lost";
import { utcMinute } from "./moments";

/** `2 stories, 27 editions, 315,392 bytes`. */
export function totals(holdings: readonly Holding[], bytes: number): string {
  const stories = slugsOf(holdings).length;
  return [
    `${stories} ${stories === 1 ? "story" : "stories"}`,
    `${holdings.length} ${holdings.length === 1 ? "edition" : "editions"}`,
    `${bytes.toLocaleString("en")} bytes`,
  ].join(", ");
}

/** What a story's editions come to: the open one, and the one that waits. */
function standing(holdings: readonly Holding[], story: string, now: Date): string {
  const own = holdings.filter((each) => each.story === story);
  const open = out(own, now).at(-1);
  const waits = own.find((each) => Date.parse(each.publishedAt) > now.getTime());
  return [
    open ? `edition ${open.edition} of ${utcMinute(open.publishedAt)}` : waits ? "nothing open" : "nothing",
    ...(waits ? [`edition ${waits.edition} waits until ${utcMinute(waits.publishedAt)}`] : []),
  ].join(", ");
}

/** A line a story: what is open, and what waits. */
export function holdingsReport(holdings: readonly Holding[], now: Date): string {
  return slugsOf(holdings)
    .map((slug) => `  ${slug}: ${standing(holdings, slug, now)}`)
    .join("\n");
}

/** A line a story: what is there now, what would be after, and which of its editions are lost. */
export function changeReport(
  now: readonly Holding[],
  after: readonly Holding[],
  lost: readonly Holding[],
  at: Date,
): string {
  return slugsOf([...now, ...after, ...lost])
    .map((slug) => {
      const sides = [now, after].map((side) => standing(side, slug, at));
      const gone = lost.filter(({ story }) => story === slug);
      const told = sides[0] === sides[1] ? `${sides[0]}, as now` : `${sides[0]} → ${sides[1]}`;
      return `  ${slug}: ${told}${gone.length ? `; lost: ${named(gone)}` : ""}`;
    })
    .join("\n");
}
