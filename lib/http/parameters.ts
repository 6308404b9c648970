/** The border where a request's parameters are checked. */
import type { Asked, ThemeName } from "../addresses/addresses";
import { type Format, fileWidths } from "../documents/formats";
import type { Language } from "../story/text";
import { instant } from "../story/time";
import { languages } from "../words/languages";

/** A parameter that is not what it may be; the sentence says what is allowed. */
export class WrongParameter extends Error {}

const themeNames: readonly string[] = ["light", "dark", "auto"] satisfies ThemeName[];
const oneLanguage = new RegExp(`^(${languages.join("|")})$`);

/** The longest address that is read, in characters. */
export const longestAddress = 2000;

/** A parameter's one value, null without it. Throws when it is given twice or is not like `pattern`. */
function single(query: URLSearchParams, name: string, pattern: RegExp, allowed: string): string | null {
  const values = query.getAll(name);
  if (values.length === 0) return null;
  const [value = ""] = values;
  if (values.length > 1 || !pattern.test(value)) throw new WrongParameter(`${name}: expected ${allowed}`);
  return value;
}

/** `theme=light|dark|auto`. */
export function themeParameter(query: URLSearchParams, usual: ThemeName): ThemeName {
  const value = single(query, "theme", /^(light|dark|auto)$/, themeNames.join(", "));
  return (value ?? usual) as ThemeName;
}

/** `lang=en`, of the languages that there are. */
export function languageParameter(query: URLSearchParams): Language {
  const value = single(query, "lang", oneLanguage, languages.join(", "));
  return (value ?? "en") as Language;
}

/** `v=<edition>`: the edition asked for, null for the open one. */
export function editionParameter(query: URLSearchParams): number | null {
  const value = single(query, "v", /^[1-9]\d{0,8}$/, "an edition's number, from 1");
  return value === null ? null : Number(value);
}

/** `at=live|<instant>`: null without one, "live", or an instant in UTC. */
export function momentParameter(query: URLSearchParams): "live" | string | null {
  const allowed = "live or an instant such as 2019-11-18T08:14+09:00";
  const value = single(
    query,
    "at",
    /^(live|(?:19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[ +-]\d{2}:?\d{2}))$/,
    allowed,
  );
  if (value === null || value === "live") return value;
  try {
    // In a query a plus sign stands for a space; a drawing shows minutes, so all of one are one moment.
    return instant(value.replace(" ", "+")).replace(/:\d{2}(\.\d+)?Z$/, ":00Z");
  } catch {
    throw new WrongParameter(`at: expected ${allowed}`);
  }
}

/** An instant in UTC, to the millisecond; null without one. */
export function instantParameter(query: URLSearchParams, name: string): string | null {
  const like = /^(?:19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
  const value = single(query, name, like, "an instant such as 2019-11-18T08:14:00.000Z");
  if (value !== null && Number.isNaN(Date.parse(value)))
    throw new WrongParameter(`${name}: expected a day that there is`);
  return value;
}

/** What every address of a drawing may say: theme, language, edition, moment; and the same as it was asked. */
export function drawingParameters(query: URLSearchParams, usual: ThemeName) {
  const shown = {
    theme: themeParameter(query, usual),
    language: languageParameter(query),
    pinned: editionParameter(query),
    at: momentParameter(query),
  };
  const asked: Asked = { ...shown, theme: query.has("theme") ? shown.theme : null };
  return { ...shown, asked };
}

/** A whole number within limits, null without one. */
export function numberParameter(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | null {
  const allowed = `a whole number from ${least} to ${most}`;
  const value = single(query, name, /^\d{1,6}$/, allowed);
  if (value === null) return null;
  if (Number(value) < least || Number(value) > most) throw new WrongParameter(`${name}: expected ${allowed}`);
  return Number(value);
}

/** How far apart the widths of charts' files are, in CSS pixels: a file of every other one is nobody's wish. */
const step = 20;

/** A file's size: `width` in CSS pixels within the format's limits, rounded up to a step, `scale` device pixels for each. */
export function fileParameters(
  query: URLSearchParams,
  theme: ThemeName,
  { widths }: Pick<Format, "widths">,
): { width: number; scale: number } {
  const { least, most, usual } = widths ?? fileWidths;
  if (theme === "auto") throw new WrongParameter("theme: expected light or dark, a file follows nobody");
  const width = numberParameter(query, "width", least, most) ?? usual;
  return {
    // A card's is what its network asks for.
    width: widths ? width : Math.ceil(width / step) * step,
    scale: numberParameter(query, "scale", 1, 3) ?? 2,
  };
}
