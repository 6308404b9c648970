import { Fragment } from "react";
import { type Citation, find, type Story } from "@/lib/story/story";
import { citation } from "@/lib/words/format";
import { Link } from "./link";
import type { Links } from "./links";

/** Citations as marks and paragraphs, each leading to its source. */
export function Cites({
  cites,
  story,
  links,
}: {
  cites: Citation[];
  story: Story;
  links: Pick<Links, "source" | "titled">;
}) {
  return cites.map((cite, index) => {
    const source = find(story.sources, cite.source);
    return (
      <Fragment key={cite.source}>
        {index > 0 && ", "}
        <Link
          href={links.source(source.id)}
          className="cite"
          title={links.titled ? `${source.publisher}, ${source.title}` : undefined}
        >
          {citation(cite, source)}
        </Link>
      </Fragment>
    );
  });
}
