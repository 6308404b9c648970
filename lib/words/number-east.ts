/** Korean and Japanese numbers: `1조 3,890억`, `1兆3890億`, `十二回`, `열두 차례`. */
import type { Decimal } from "decimal.js";
import { amount } from "../story/arithmetic";
import type { Said } from "./number";
import { digits, plainDigits } from "./number-digits";

const figures = "〇一二三四五六七八九";
const small: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const large: Record<string, string> = { 万: "1e4", 億: "1e8", 兆: "1e12" };

/** Korean letters after digits, and the signs that are written for the same in Japanese. */
const hangul: Record<string, string> = {
  십: "十",
  백: "百",
  천: "千",
  만: "万",
  억: "億",
  조: "兆",
  萬: "万",
};

/** What a number of one sign has to stand before to be one: 一部 is a part, 一回 is once. */
const counters = "回度人年月日時分件名票個つ発国倍割位番台か国カ%％";
const single = `(?:${digits}|[${figures}])`;
const section = `(?:(?:${single}?[十百千])+${single}?|${single}|[${figures}]+)`;
const pattern = new RegExp(
  `(?<![数何幾の])(?<minus>(?<![\\p{L}\\p{N}])[-−–])?(?:(?<scaled>(?:${section}[万億兆](?:\\s(?=\\d))?)+${section}?)` +
    `|(?<plain>(?:${single}?[十百千])+${single}?|[${figures}]{2,}|[${figures}](?=[${counters}])))` +
    `(?<tenths>割)?(?![数何幾]|分の)|(?<tenth>${digits})割|(?<half>절반|半数|半分)`,
  "gu",
);

const nativeTens = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];
const nativeOnes: Record<string, number> = {
  첫: 1,
  하나: 1,
  한: 1,
  둘: 2,
  두: 2,
  셋: 3,
  세: 3,
  석: 3,
  넷: 4,
  네: 4,
  넉: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
};
const counted = "차례|번|회|명|개|건|배|분|시간|시|달|주|가지|곳|척|발|사람|나라|살|표|대|해|일";
const native = new RegExp(
  `(?<!\\p{sc=Hangul})(?:(?<twenty>스무)|(?<tens>${nativeTens.join("|")})?(?<ones>${Object.keys(nativeOnes).join("|")})?)` +
    `(?<=[가-힣])(?=\\s?(?:${counted}))`,
  "gu",
);

/** The numbers of a text that are written as in Korean or Japanese. */
export function inEast(text: string): Said[] {
  if (/^\p{ASCII}*$/u.test(text)) return [];
  const signs = text.replace(/(?<=\d)[십백천]?[만萬억조]?/g, (letters) =>
    Array.from(letters, (each) => hangul[each]).join(""),
  );
  const written = Array.from(signs.matchAll(pattern), (match): Said => {
    const { minus, scaled, plain, tenths, tenth, half } = match.groups as Record<string, string | undefined>;
    const value = half ? amount("0.5") : amountOf(scaled ?? plain ?? tenth ?? "");
    // 8~9억: the scale of one end is the other's too, so it is kept apart where it is the only one.
    const factor = amount(
      /^[^万億兆]+([万億兆])$/.test(scaled ?? "") ? (large[(scaled as string).slice(-1)] as string) : "1",
    );
    const number = value.dividedBy(tenths || tenth ? 10 : factor);
    return said(match.index, text.slice(match.index, match.index + match[0].length), {
      number: minus ? number.negated() : number,
      factor: scaled || /\d[十百千]/.test(plain ?? "") ? factor : null,
      fraction: Boolean(tenths || tenth || half),
      spelled: !/\d/.test(match[0]),
    });
  });
  const spoken = Array.from(text.matchAll(native), (match): Said => {
    const { twenty, tens, ones } = match.groups as Record<string, string | undefined>;
    const ten = twenty ? 20 : 10 * (nativeTens.indexOf(tens ?? "") + 1);
    const number = amount(String(ten + (nativeOnes[ones ?? ""] ?? 0)));
    return said(match.index, match[0], { number, factor: null, fraction: false, spelled: true });
  });
  return [...written, ...spoken];
}

function said(
  at: number,
  words: string,
  rest: Pick<Said, "number" | "factor" | "fraction" | "spelled">,
): Said {
  return { ...rest, letter: null, words, at, end: at + words.length };
}

/** The value of digits and signs: each sign multiplies what stands before it. */
function amountOf(signs: string): Decimal {
  let [total, part] = [amount("0"), amount("0")];
  let number: Decimal | null = null;
  for (const [sign] of signs.matchAll(new RegExp(`${digits}|[${figures}]+|[十百千万億兆]`, "gu"))) {
    if (Object.hasOwn(small, sign)) {
      part = part.plus((number ?? amount("1")).times(small[sign] as number));
      number = null;
    } else if (Object.hasOwn(large, sign)) {
      total = total.plus(part.plus(number ?? 0).times(large[sign] as string));
      [part, number] = [amount("0"), null];
    } else
      number = amount(
        plainDigits(
          Array.from(sign, (each) => (figures.includes(each) ? figures.indexOf(each) : each)).join(""),
        ),
      );
  }
  return total.plus(part).plus(number ?? 0);
}
