import { everyCorrection, everyFeed, frontAddress, guideAddress } from "@/lib/addresses/addresses";
import { colophonWords } from "./page-words";

/** What stands at the end of every page: what the signs mean, and the ways that lead everywhere. */
export function Colophon() {
  const ways = [
    [guideAddress(""), colophonWords.guide],
    [frontAddress(""), colophonWords.front],
    [everyCorrection(""), colophonWords.corrections],
    [everyFeed(""), colophonWords.feed],
  ] as const;
  return (
    <footer className="page-column pb-8 text-xs text-muted print:hidden">
      <p className="max-w-[68ch] border-t border-hairline pt-3">{colophonWords.marks}</p>
      <p className="mt-1 flex flex-wrap gap-x-4 leading-6">
        {ways.map(([href, name]) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
      </p>
    </footer>
  );
}
