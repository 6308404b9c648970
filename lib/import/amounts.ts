/** Numbers as spreadsheets write them. */
import type { Scale } from "../story/story";
import type { Cell } from "./table";

/** The letter between a number's whole and its parts. */
export type Mark = "point" | "comma";

/** A number read from a cell, with what stands around it. */
export interface Amount {
  /** A decimal, its closing zeros as written. */
  value: string;
  scale: Scale;
  /** As the cell writes it; null where it writes none. */
  unit: string | null;
  qualifier: "about" | "at least" | null;
}

const nothing = /^(?:|n\/?a|n\.a\.|#n\/a|[-–—]+|\.{2,}|…|null|not (?:stated|available))$/i;
const scales: Record<string, Scale> = {
  thousand: "thousand",
  million: "million",
  mn: "million",
  billion: "billion",
  bn: "billion",
  trillion: "trillion",
  tn: "trillion",
};
/** Letters that are a scale after a currency's sign alone: 5 m may be metres. */
const moneyScales: Record<string, Scale> = {
  k: "thousand",
  m: "million",
  b: "billion",
  t: "trillion",
};
const codes: Record<string, string> = {
  JPY: "yen",
  KRW: "won",
  USD: "US dollars",
  GBP: "pounds",
  EUR: "euros",
};
const written =
  /^(?<open>\()?(?<about>about|around|approximately|roughly|circa|c\.|ca\.|~|≈|at least|more than|over|>|≥)? ?(?<minus>[-−]|\+)?(?<money>US\$|[£$€¥₩]|(?:JPY|KRW|USD|GBP|EUR)\b)? ?(?<inner>[-−])?(?<digits>\d[\d., '’]*\d|\d|[.,]\d+) ?(?<rest>[^\d()]*?)(?<plus>\+)?(?<close>\))?$/iu;
const forms: Record<Mark, RegExp> = {
  point: /^(?:\d+|\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+|(?:['’]\d{3})+)|(?=\.))(?:\.\d+)?$/,
  comma: /^(?:\d+|\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|(?:['’]\d{3})+)|(?=,))(?:,\d+)?$/,
};

/** Whether a cell says that there is no value. */
export function isNothing({ text }: Cell): boolean {
  return nothing.test(text);
}

/** The decimal marks with which a cell's number can be read, and whether they make two numbers of it. */
export function marksOf(cell: Cell): { marks: Mark[]; ambiguous: boolean } {
  const digits = cell.number === undefined ? written.exec(plain(cell.text))?.groups?.digits : undefined;
  if (!digits) return { marks: [], ambiguous: false };
  const marks = (["point", "comma"] as const).filter((mark) => forms[mark].test(digits));
  const [one, other] = marks.map((mark) => decimalOf(digits, mark));
  return { marks, ambiguous: other !== undefined && one !== other };
}

/** A cell's number. Throws a sentence that says what is allowed. */
export function amountOf(cell: Cell, mark: Mark): Amount {
  const shown = written.exec(plain(cell.text))?.groups;
  if (cell.number !== undefined) {
    return { value: cell.number, scale: "one", unit: unitOf(shown?.money, shown?.rest), qualifier: null };
  }
  if (/^#/.test(cell.text)) throw new Error(`"${cell.text}" is an error of the spreadsheet's`);
  if (/^\d(?:[.,]\d+)?e[+-]?\d+$/i.test(cell.text))
    throw new Error(`"${cell.text}" is shortened by the spreadsheet: show it whole and save again`);
  const odd = /[^\p{L}%£$€¥₩ .'’-]|^[^\p{L}%£$€¥₩]+$/u.test(shown?.rest ?? "");
  if (!shown?.digits || odd || (shown.open === undefined) !== (shown.close === undefined)) {
    throw new Error(
      `no number: "${cell.text}", expected one such as 1,389 or 52.1% or £33bn or (12), or n/a`,
    );
  }
  if (!forms[mark].test(shown.digits)) {
    throw new Error(`no number with a decimal ${mark}: "${cell.text}"`);
  }
  const { scale, rest } = scaled(shown.rest ?? "", shown.money !== undefined);
  const negative = shown.open ?? [shown.minus, shown.inner].find((sign) => sign === "-" || sign === "−");
  const value = decimalOf(shown.digits, mark);
  return {
    value: negative && !/^0*\.?0*$/.test(value) ? `-${value}` : value,
    scale,
    unit: unitOf(shown.money, rest),
    qualifier: qualifierOf(shown.about, shown.plus),
  };
}

/** A unit and a scale as headers give them in brackets: `%`, `£bn`, `million won`. */
export function measureOf(words: string): Pick<Amount, "scale" | "unit"> {
  const [, money, after = ""] =
    /^(US\$|[£$€¥₩]|(?:JPY|KRW|USD|GBP|EUR)\b)? ?(.*)$/iu.exec(plain(words)) ?? [];
  const { scale, rest } = scaled(after, money !== undefined);
  return { scale, unit: unitOf(money, rest) };
}

/** Plain spaces and full-width forms made narrow. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

function decimalOf(digits: string, mark: Mark): string {
  const [whole = "", parts] = digits.split(mark === "point" ? "." : ",");
  const value = whole.replace(/[.,\s'’]/g, "").replace(/^0+(?=\d)/, "") || "0";
  return parts === undefined ? value : `${value}.${parts}`;
}

function scaled(words: string, money: boolean): { scale: Scale; rest: string } {
  const [, first = "", rest = ""] = /^([a-z]*)(.*)$/i.exec(words) ?? [];
  const known = { ...scales, ...(money && moneyScales) };
  const scale = known[first.toLowerCase()];
  return scale ? { scale, rest: rest.trim() } : { scale: "one", rest: words.trim() };
}

function unitOf(money: string | undefined, rest: string | undefined): string | null {
  if (money) return codes[money.toUpperCase()] ?? money;
  const word = rest?.trim() ?? "";
  if (/^(?:%|percent|per cent|pct)$/i.test(word)) return "percent";
  return codes[word.toUpperCase()] ?? (word || null);
}

function qualifierOf(about: string | undefined, plus: string | undefined): Amount["qualifier"] {
  if (plus) return "at least";
  if (!about) return null;
  return /^(?:at least|more than|over|>|≥)$/i.test(about) ? "at least" : "about";
}
