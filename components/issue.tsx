import type { SourceIssue, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { Cites } from "./cites";
import type { Links } from "./links";
import { Prose } from "./prose";

interface Props {
  issue: SourceIssue;
  story: Story;
  language: Language;
  links: Links;
}

const states = {
  open: "Shown as printed, and doubted.",
  confirmed: "Shown as printed, and wrong.",
  resolved: "Settled.",
};

/** A doubt about what a source printed: what is believed, the evidence, its state. */
export function Issue({ issue, story, language, links }: Props) {
  const order = issue.about.figures.length === 0 && issue.about.events.length > 1;
  return (
    <div className={issue.about.figures.length ? "chart-issue" : "chart-issue foldable"}>
      <p>
        <strong>{order ? "The order of events." : states[issue.state]}</strong>{" "}
        <Prose text={issue.summary} story={story} language={language} links={links} />
      </p>
      <p className="chart-evidence foldable">
        <Prose text={issue.evidence} story={story} language={language} links={links} /> (
        <Cites cites={issue.cites} story={story} links={links} />)
      </p>
    </div>
  );
}
