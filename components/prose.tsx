import { parts } from "@/lib/prose";
import type { Language, Story, Text } from "@/lib/story";

interface Props {
  text: Text;
  story: Story;
  language: Language;
  /** The address that leads from a figure to its source. */
  link?: (figure: string) => string;
}

/** A text whose figures lead to their sources. */
export function Prose({ text, story, language, link }: Props) {
  return parts(text, story.figures, language).map((part) => {
    if (typeof part === "string") return part;
    if (!link) return part.words;
    return (
      <a key={part.at} href={link(part.figure.id)} className="decoration-dotted">
        {part.words}
      </a>
    );
  });
}
