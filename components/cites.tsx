import { citation } from "@/lib/format";
import { type Citation, find, type Story } from "@/lib/story";

/** Citations as marks and paragraphs, each leading to its source. */
export function Cites({ cites, story }: { cites: Citation[]; story: Story }) {
  return cites.map((cite, index) => {
    const source = find(story.sources, cite.source);
    return (
      <span key={cite.source}>
        {index > 0 && ", "}
        <a
          href={`/${story.slug}#source-${source.id}`}
          title={`${source.publisher}, ${source.title}`}
          className="whitespace-nowrap"
        >
          {citation(cite, source)}
        </a>
      </span>
    );
  });
}
