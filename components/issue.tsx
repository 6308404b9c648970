import type { Language, SourceIssue, Story } from "@/lib/story";
import { Cites } from "./cites";
import { Prose } from "./prose";

interface Props {
  issue: SourceIssue;
  story: Story;
  language: Language;
  link: (figure: string) => string;
}

const states = {
  open: "Shown as printed, and doubted.",
  confirmed: "Shown as printed, and wrong.",
  resolved: "Settled.",
};

/** A doubt about what a source printed: what is believed, the evidence, its state. */
export function Issue({ issue, story, language, link }: Props) {
  return (
    <div className="mt-4 max-w-[68ch] border-l-3 border-vermilion pl-3 text-sm">
      <p>
        <strong className="font-semibold text-vermilion">{states[issue.state]}</strong>{" "}
        <Prose text={issue.summary} story={story} language={language} link={link} />
      </p>
      <p className="mt-1 text-muted">
        <Prose text={issue.evidence} story={story} language={language} link={link} /> (
        <Cites cites={issue.cites} story={story} />)
      </p>
    </div>
  );
}
