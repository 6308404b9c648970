import { citation } from "@/lib/format";
import type { Links } from "@/lib/links";
import { type Citation, find, type Story } from "@/lib/story";
import { Link } from "./link";

/** Citations as marks and paragraphs, each leading to its source. */
export function Cites({
  cites,
  story,
  links,
}: {
  cites: Citation[];
  story: Story;
  links: Pick<Links, "source">;
}) {
  return cites.map((cite, index) => {
    const source = find(story.sources, cite.source);
    return (
      <span key={cite.source}>
        {index > 0 && ", "}
        <Link href={links.source(source.id)} className="cite" title={`${source.publisher}, ${source.title}`}>
          {citation(cite, source)}
        </Link>
      </span>
    );
  });
}
