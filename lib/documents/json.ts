import { pageAddress } from "../addresses/addresses";
import { issuesOf, sourcesOf, typeOf } from "../charts/cited";
import { standingOf } from "../story/standing";
import type { Chart, Story } from "../story/story";
import type { Language } from "../story/text";
import { figureWords } from "../words/format";
import { plain, say } from "../words/prose";
import { flagsOf } from "../words/standing";

/** A chart as data: its figures with their provenance, the table behind it, doubts, sources, edition. */
export function json(story: Story, chart: Chart, language: Language, site: string): string {
  const type = typeOf(chart);
  const words = (text: Parameters<typeof plain>[0]) => plain(text, story, language);
  const data = {
    story: story.slug,
    chart: chart.id,
    url: pageAddress({ site, story: story.slug, chart: chart.id }),
    edition: story.edition,
    published: story.publishedAt,
    language,
    title: words(chart.title),
    subtitle: words(chart.subtitle),
    notes: chart.notes.map(words),
    licence: "figures are facts; each source's own licence stands beside it",
    figures: type.figures(chart.settings, story).map((figure) => ({
      ...figure,
      label: say(figure.label, language),
      unit: say(figure.unit, language),
      shown: figureWords(figure, language),
      standing: { ...standingOf(figure, story), words: flagsOf(figure, story, language) },
      category: figure.category && say(figure.category, language),
      attribution: figure.attribution && say(figure.attribution, language),
      notes: figure.notes.map(words),
    })),
    table: type.table(chart.settings, story, language),
    issues: issuesOf(chart, story).map(({ id, state, summary, evidence, believed, about, cites }) => ({
      id,
      state,
      about,
      summary: words(summary),
      evidence: words(evidence),
      believed,
      cites,
    })),
    /** Of each reason the newest; every one stands on the story's page of them. */
    corrections: story.corrections
      .filter(({ charts }) => charts.includes(chart.id))
      .map(({ edition, publishedAt, reason, explanation, items }) => ({
        edition,
        published: publishedAt,
        reason,
        why: say(explanation, language),
        changes: items.map(({ kind, id, label, was, now, standing }) => ({
          kind,
          id,
          label: say(label, language),
          was: say(was, language),
          now: now && say(now, language),
          standing: standing && say(standing, language),
        })),
      })),
    ...type.data?.(story),
    sources: sourcesOf(chart, story),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
