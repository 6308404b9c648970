import type { Story } from "@/lib/story/story";
import type { Language, Text } from "@/lib/story/text";
import { parts } from "@/lib/words/prose";
import { Link } from "./link";
import type { Links } from "./links";

interface Props {
  text: Text;
  story: Story;
  language: Language;
  links: Pick<Links, "row">;
}

/** A text whose figures lead to their sources. */
export function Prose({ text, story, language, links }: Props) {
  return parts(text, story, language).map((part) => {
    if (typeof part === "string") return part;
    return (
      <Link key={part.at} href={links.row(part.figure.id)} className="figure-link">
        {part.words}
      </Link>
    );
  });
}
