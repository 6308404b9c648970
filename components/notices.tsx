import type { Chart, Correction, Language, Story } from "@/lib/story/story";
import { correctionWords, mostNotices, noticesOf } from "@/lib/words/corrections";
import { Link } from "./link";
import type { Links } from "./links";

interface Props {
  chart: Chart;
  story: Story;
  language: Language;
  links: Pick<Links, "corrections">;
}

/** What has been corrected of a chart up to its edition, newest first. */
export function Notices({ chart, story, language, links }: Props) {
  const notices = noticesOf(chart.id, story.corrections);
  if (notices.length === 0) return null;
  return (
    <div className="chart-issue chart-notice">
      {notices.slice(0, mostNotices).map((notice) => (
        <Notice
          key={notice.edition + notice.explanation.en}
          correction={notice}
          zone={story.zone}
          language={language}
        />
      ))}
      {notices.length > mostNotices && (
        <p>
          <Link href={links.corrections}>All {notices.length} corrections</Link>
        </p>
      )}
    </div>
  );
}

/** One correction: when, what it was, what it is, why. */
export function Notice({
  correction,
  zone,
  language,
}: {
  correction: Correction;
  zone: string;
  language: Language;
}) {
  const { head, changes, why } = correctionWords(correction, zone, language);
  return (
    <p>
      <strong>{head}.</strong> {changes.join(" ")} {why}
    </p>
  );
}
