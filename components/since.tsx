import { currentId } from "@/lib/story/renames";
import type { Chart, Correction, Language, Story } from "@/lib/story/story";
import { isCorrection, noticesOf, noticesSince } from "@/lib/words/corrections";
import { minute } from "@/lib/words/dates";
import { say } from "@/lib/words/prose";
import { Link } from "./link";
import { Notice } from "./notices";

interface Props {
  /** The edition shown, and the open one. */
  story: Story;
  open: Story;
  /** The chart that it is about; null for the whole story. */
  chart: Chart | null;
  language: Language;
  /** The address of the open edition. */
  href: string;
}

/** What has been corrected and updated since an edition, of a chart or of the whole story. */
export function correctedSince(story: Story, open: Story, chart: Chart | null): Correction[] {
  const later = noticesSince(story.edition, open.corrections);
  return chart ? noticesOf(currentId(open.renames, "chart", chart.id), later) : later;
}

/** What has been done to an edition since, in a word. */
function headOf(since: Correction[]): string {
  if (since.some(({ reason }) => reason === "retraction")) return "Retracted since:";
  if (!since.some(isCorrection)) return "Updated since:";
  return since.every(isCorrection) ? "Corrected since:" : "Corrected and updated since:";
}

/** Says that an edition is not the open one, and what has been corrected and updated since. */
export function Since({ story, open, chart, language, href }: Props) {
  if (story.edition === open.edition) return null;
  const since = correctedSince(story, open, chart);
  return (
    <div className="chart-issue chart-notice" role="note">
      <p>
        <strong>Edition {story.edition}</strong>, as it was published on{" "}
        {minute(story.publishedAt, story.zone)} in {say(story.deadline.city, language)}.{" "}
        <Link href={href}>See edition {open.edition}</Link>.{" "}
        {since.length === 0 ? (
          "Nothing here has been corrected or updated since."
        ) : (
          <strong>{headOf(since)}</strong>
        )}
      </p>
      {since.map((correction) => (
        <Notice
          key={correction.edition + correction.explanation.en}
          correction={correction}
          zone={story.zone}
          language={language}
          since
        />
      ))}
    </div>
  );
}
