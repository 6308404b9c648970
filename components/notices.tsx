import type { Chart, Language, Story } from "@/lib/story/story";
import { correctionWords, mostNotices, noticesOf } from "@/lib/words/corrections";
import { standing, type Traced } from "@/lib/words/taken-back";
import { Link } from "./link";
import type { Links } from "./links";

interface Props {
  chart: Chart;
  story: Story;
  /** The open edition, where what it has corrected since stands beside these. */
  latest?: Story;
  language: Language;
  links: Pick<Links, "corrections">;
}

/** What has been corrected of a chart up to its edition, newest first; without what has been taken back since. */
export function Notices({ chart, story, latest = story, language, links }: Props) {
  const key = ({ edition, explanation }: Traced) => `${edition} ${explanation.en}`;
  const kept = new Set(standing(latest.corrections).map(key));
  const notices = noticesOf(chart.id, story.corrections).filter((notice) => kept.has(key(notice)));
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
  correction: Traced;
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
