import { placeAt } from "../story/replay";

const numbers = (text: string) => text.split(" ").map(Number);

/**
 * A timeline that was drawn for replay as it stands at another moment: what could be known
 * then, where the moment is. The same as drawing again, for a fraction of the work; a
 * page's script does so by the same attributes.
 */
export function timelineAt(svg: string, now: string): string {
  const [, along = "y", times = "", places = ""] =
    /data-now="([xy])" data-times="([^"]*)" data-places="([^"]*)"/.exec(svg) ?? [];
  const place = String(Math.round(placeAt(numbers(times), numbers(places), Date.parse(now))));
  const moved = (tag: string, ends: string) =>
    tag.replace(new RegExp(` (${along}[${ends}])="[^"]*"`, "g"), ` $1="${place}"`);
  return svg
    .replace(/<\w[^>]* data-(?:known|until)="[^>]*>/g, (tag) => knownAt(tag, now))
    .replace(/<line [^>]*data-now="[^>]*>/, (tag) => moved(tag, "12"))
    .replace(/<line [^>]*data-elapsed="[^>]*>/, (tag) => moved(tag, "2"));
}

/** A part's tag, marked as unknown where it was not known yet or is overtaken. */
function knownAt(tag: string, now: string): string {
  const at = (name: string) => new RegExp(` data-${name}="([^"]*)"`).exec(tag)?.[1];
  const [from, until] = [at("known"), at("until")];
  const unknown = (from !== undefined && now < from) || (until !== undefined && now >= until);
  const plain = tag.replace(' data-unknown=""', "");
  return unknown ? plain.replace(/^(.* data-(?:known|until)="[^"]*")/, '$1 data-unknown=""') : plain;
}
