import type { Chart, Correction, Language, Story } from "@/lib/story/story";
import { correctionWords, firstNotices, isCorrection, noticesOf } from "@/lib/words/corrections";
import { standing } from "@/lib/words/taken-back";
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

/** What has been corrected and updated of a chart up to its edition, newest first; without what has been taken back since. */
export function Notices({ chart, story, latest = story, ...rest }: Props) {
  const key = ({ edition, explanation }: Correction) => `${edition} ${explanation.en}`;
  const kept = new Set(standing(latest.corrections).map(key));
  const notices = noticesOf(chart.id, story.corrections).filter((notice) => kept.has(key(notice)));
  return <NoticeList notices={notices} story={story} {...rest} />;
}

/** The first of some notices, and the way to the rest. */
export function NoticeList({
  notices,
  story,
  language,
  links,
}: Omit<Props, "chart" | "latest"> & { notices: Correction[] }) {
  if (notices.length === 0) return null;
  const first = firstNotices(notices);
  return (
    <div className="chart-issue chart-notice">
      {first.map((notice) => (
        <Notice
          key={notice.edition + notice.explanation.en}
          correction={notice}
          zone={story.zone}
          language={language}
        />
      ))}
      {notices.length > first.length && (
        <p>
          <Link href={links.corrections}>
            All {notices.length} corrections{notices.every(isCorrection) ? "" : " and updates"}
          </Link>
        </p>
      )}
    </div>
  );
}

/** One correction: when, what it was, what it is, why; with `since`, what has become of it. */
export function Notice({
  correction,
  zone,
  language,
  since,
}: {
  correction: Correction;
  zone: string;
  language: Language;
  since?: boolean;
}) {
  const { head, changes, why } = correctionWords(correction, zone, language, { since });
  return (
    <p>
      <strong>{head}.</strong> {changes.join(" ")} {why}
    </p>
  );
}
