import { type Size, widths } from "../charts/chart";
import { issuesOf, sourcesOf, typeOf } from "../charts/cited";
import { themes } from "../charts/theme";
import { textWidth } from "../charts/wrap";
import { correctionLine, mostNotices, noticesOf } from "../corrections";
import { plain } from "../prose";
import { draw, type Setting } from "../render/svg";
import type { Chart, Language, Story } from "../story";

/** Lines that a text takes in a column, by the wide side of what system typefaces need. */
function lines(text: string, width: number, size: number, weight = 400): number {
  let count = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const wide = textWidth(`${word} `, size, weight);
    if (used > 0 && used + wide > width) {
      count += 1;
      used = 0;
    }
    used += wide;
  }
  return count;
}

/** Heights in CSS pixels: on phones of every width, and in columns by their width. */
export interface Heights {
  phone: number;
  columns: Record<number, number>;
}

/** Widths that a drawing may be enlarged to on phones; it is tallest where it is most enlarged. */
const phones = [320, 340, 380, 419];
/** Widths of an article's column, the widest first; what is wider is not drawn larger. */
const columns = [720, 640, 560, 480];

/** The heights that hold an embed's document. */
export function embedHeights(story: Story, chart: Chart, language: Language, now: string): Heights {
  const height = (width: number) => embedHeight(story, chart, width, language, now);
  return {
    phone: Math.max(...phones.map(height)),
    columns: Object.fromEntries(columns.map((width) => [width, Math.max(height(width), height(width - 10))])),
  };
}

/**
 * The height in CSS pixels that an embed's document needs at a width, a little more
 * rather than less: the sums of components/chart.css and lib/embed/style.ts.
 */
export function embedHeight(
  story: Story,
  chart: Chart,
  width: number,
  language: Language,
  now: string,
): number {
  const words = (text: Parameters<typeof plain>[0]) => plain(text, story.figures, language);
  const column = Math.min(width, 480);
  const setting: Setting = {
    theme: themes.light,
    language,
    now,
    replay: chart.type === "timeline",
    links: "nowhere",
    link: () => "#",
  };
  const sizes = typeOf(chart).sizes ?? (Object.keys(widths) as Size[]);
  const fitting = width >= 630 ? "wide" : width >= 420 ? "middle" : "narrow";
  const size = sizes.includes(fitting) ? fitting : (sizes.at(-1) as Size);
  const drawing = draw(story, chart, size, setting);
  const shown = chart.type === "timeline" && size === "middle" ? Math.min(width, 560) : width;

  let height = 14;
  height += lines(words(chart.title), Math.min(width, 350), 22, 600) * 28;
  height += 6 + lines(words(chart.subtitle), column, 14) * 20;
  if (chart.type === "timeline") {
    height += 12 + 20 + 36 * lines("1,000 days 00 h 00 min since the deadline", width, 20) + 20;
    if (story.deadline.outcome)
      height += lines(words(story.deadline.outcome.label), column - 15, 14, 600) * 20;
  }
  height += 20 + (drawing.height * shown) / drawing.width;
  for (const issue of issuesOf(chart, story)) {
    height += 16 + 4;
    height += lines(`Shown as printed, and doubted. ${words(issue.summary)}`, column - 15, 14) * 20;
    height += lines(`${words(issue.evidence)} (O1, O12, O13)`, column - 15, 14) * 20;
  }
  const notices = noticesOf(chart.id, story.corrections);
  if (notices.length) height += 16 + (notices.length > mostNotices ? 24 : 0);
  for (const [index, notice] of notices.slice(0, mostNotices).entries()) {
    const text = correctionLine(notice, story.zone, language);
    height += (index ? 4 : 0) + lines(text, column - 15, 14) * 20;
  }
  if (chart.notes.length) height += 16;
  for (const [index, note] of chart.notes.entries())
    height += (index ? 4 : 0) + lines(words(note), column, 14) * 20;
  const sources = sourcesOf(chart, story).map(
    (source) => `${source.publisher}, ${source.mark}${source.outside ? " (outside the articles)" : ""}`,
  );
  height += 8 + lines(`Source: ${sources.join("; ")}`, column * 0.86, 12) * 16;
  height += 12 + 20;
  height += 8 + (width < 420 ? 32 : 16);
  return Math.ceil(height);
}
