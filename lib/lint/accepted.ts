/** What the files let stand, with the desk's reasons, and which of it no longer holds. */
import type { Place } from "../figures/faults";
import type { SourceFile } from "../figures/schema";
import { statedIn } from "../figures/stated";
import { didYouMean } from "../words/near";
import { ofSubject } from "./of-subject";
import type { Found, Rules, Subject, Words } from "./subject";

/** One finding that the files let stand; of printed words, in the words that it was given for. */
export interface Acceptance extends Partial<Words> {
  code: string;
  id: string;
  because: string;
  place: Place;
}

/** Everything that the files accept. */
export function acceptances({ story, sources }: Subject): Acceptance[] {
  return [story, ...sources].flatMap((document) =>
    (document.value?.accepted ?? []).flatMap(({ finding, about, ...given }, index) =>
      about.map((id, place) => ({
        ...given,
        code: finding,
        id,
        place: document.place(["accepted", index, "about", place]),
      })),
    ),
  );
}

/** Names what is accepted, and found: the check, and what it is about. */
export const nameOf = (code: string, about: string) => `${code} ${about}`;

/** Whether an acceptance of a finding of that name is given for its words. */
export function accepts({ printed, passage }: Acceptance, { words }: Found) {
  return printed === words?.printed && passage === words?.passage;
}

/** Why an acceptance lets nothing stand, `found` being the first finding of its name; null where that cannot be known, its article being out of reach. */
export function idleness(
  { code, id, printed, passage }: Acceptance,
  found: Found | undefined,
  subject: Subject,
  rules: Rules,
): string | null {
  if (!Object.hasOwn(rules, code)) return `unknown finding: ${code}${didYouMean(code, Object.keys(rules))}`;
  const words = found ? found.words : wordsOutOfReach(code, id, subject);
  if (!found && !words) return `nothing to accept: no ${code} about ${id}`;
  if (!words) return `${code} is accepted without words: printed and passage are for proof-words`;
  if (printed === undefined || (found && passage === undefined))
    return `void: it does not say for which words: write printed: "${words.printed}"${found ? ` and passage: "${words.passage}"` : ""}`;
  if (printed !== words.printed)
    return `void: it was given for "${printed}", and what is printed now is "${words.printed}"`;
  return found && passage !== words.passage
    ? `void: the paragraph's words have changed since: passage was "${passage}", it is "${words.passage}"`
    : null;
}

/** A figure's printed words where its article is not in the archive, so that nobody can say whether they prove it. */
function wordsOutOfReach(code: string, id: string, subject: Subject): Words | undefined {
  if (code !== "proof-words") return undefined;
  const printed = printedOutOfReach(subject).get(id);
  return printed === undefined ? undefined : { printed, passage: "" };
}

/** The printed words of the figures whose articles are not in the archive. */
const printedOutOfReach = ofSubject(({ sources, proof }) => {
  const away = new Set(proof.missing.map(({ source }) => source));
  const stated = sources
    .map((document) => document.value as SourceFile)
    .filter(({ source }) => away.has(source.id))
    .flatMap(statedIn);
  return new Map(stated.map(({ figure }) => [figure.id, figure.printed]));
});
