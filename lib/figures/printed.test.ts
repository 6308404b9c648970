import { expect, test } from "vitest";
import { paragraphs, passageOf, readAgainst, standing } from "./printed";

const first = (text: string) => paragraphs(text)[0] as NonNullable<ReturnType<typeof paragraphs>[0]>;

test.each([
  ["12", "112 rounds"],
  ["12", "1.12 rounds"],
  ["12", "12.5 rounds"],
  ["5", "5.19 trillion"],
  ["5", "5,19 trillion"],
  ["12", "12bn"],
  ["400", "12\u202f400 people"],
  ["5 percent", "fell by −5 percent"],
  ["twenty", "twenty-one MPs"],
  ["six", "two hundred and six"],
  ["12", "12조 원"],
  ["3,890억", "1조 3,890억 원"],
  ["1조", "1조 3,890억 원"],
  ["二回", "十二回の会談"],
  ["eight", "eighteen"],
])("%s does not stand in %s", (words, text) => {
  expect(standing(words, first(text))).toBeNull();
});

test.each([
  ["12 rounds", "all 12\u00a0rounds"],
  ["1 006", "1\u202f006 people"],
  ["-5 percent", "fell by −5 percent"],
  ["8-9", "on 8–9 November"],
  ["twenty-one", "Twenty-one MPs, twenty-one in all"],
  ["33bn", "£33bn"],
  ["12차례", "모두 12차례의 발사"],
  ["열두 차례", "올해 열두 차례의 발사"],
  ["十二回", "今年は十二回の発射"],
  ["52.1%", "５２．１％が支持"],
])("%s stands in %s", (words, text) => {
  expect(standing(words, first(text))).not.toBeNull();
});

test.each([
  ["twenty-one MPs", "21", "one", "MPs"],
  ["two hundred and six", "206", "one", "votes"],
  ["a dozen", "12", "one", "rounds"],
  ["the twelfth round", "12", "one", "rounds"],
  ["3rd", "3", "one", "round"],
  ["52,1 per cent", "52.1", "one", "percent"],
  ["52.1 pc", "52.1", "one", "percent"],
  ["–0.5%", "-0.5", "one", "percent"],
  ["£33bn", "33", "billion", "pounds"],
  ["33bn pounds", "33", "billion", "pounds"],
  ["33bn pounds", "33000", "million", "pounds"],
  ["$1.39 trillion", "1.39", "trillion", "dollars"],
  ["₩1.39tn", "1.39", "trillion", "won"],
  ["1\u202f006 respondents", "1006", "one", "respondents"],
  ["1 006 respondents", "1006", "one", "respondents"],
  ["8–9 percent", "8", "one", "percent"],
  ["8–9 percent", "9", "one", "percent"],
  ["between 41 and 43 percent", "43", "one", "percent"],
  ["41 to 43 billion", "41", "billion", "pounds"],
  ["two to three million", "2", "million", "people"],
  ["between £8bn and £9bn", "9", "billion", "pounds"],
  ["41에서 43%", "43", "one", "percent"],
  ["1조 3,890억 원", "1.389", "trillion", "won"],
  ["1兆3890億", "1.389", "trillion", "won"],
  ["十二回", "12", "one", "rounds"],
  ["half", "50", "one", "percent"],
  ["two thirds", "66.7", "one", "percent"],
  ["one in five", "20", "one", "percent"],
  ["5割", "50", "one", "percent"],
  ["40m", "40", "one", "metres"],
  ["£40m", "40", "million", "pounds"],
] as const)("%s says %s %s", (printed, value, scale, unit) => {
  expect(readAgainst(printed, { value, scale, unit: { en: unit } })).toBe("proved");
});

test.each([
  ["twenty-one MPs", "20", "one", "MPs"],
  ["£33bn", "33", "million", "pounds"],
  ["8–9 percent", "10", "one", "percent"],
  ["308 and 322", "322", "one", "votes"],
  ["5%", "-5", "one", "percent"],
  ["−5%", "5", "one", "percent"],
  ["half", "40", "one", "percent"],
  ["1,006", "1.006", "one", "people"],
  ["1조 3,890억", "1", "trillion", "won"],
  ["£40m", "40", "one", "pounds"],
  ["12 to 14", "13", "one", "rounds"],
] as const)("%s does not say %s %s", (printed, value, scale, unit) => {
  expect(readAgainst(printed, { value, scale, unit: { en: unit } })).toBe("differs");
});

test.each(["dozens of crews", "several", "half the crews", "数十回"])(
  "%s says nothing that can be read",
  (printed) => {
    expect(readAgainst(printed, { value: "18", scale: "one", unit: { en: "crews" } })).toBe("unread");
  },
);

test("a paragraph's mark changes with its words, not with its typography", () => {
  expect(passageOf(first("Twelve\u00a0rounds – “so far”"))).toBe(
    passageOf(first('Twelve rounds - "so far"')),
  );
  expect(passageOf(first("Twelve rounds"))).not.toBe(passageOf(first("Eleven rounds")));
});

test.each(["329 votes to 299", "299 votes to 329", "329 to 299", "8bn to 900m"])(
  "%s is no range whose other end the figure may be",
  (printed) => {
    const other = printed.includes("m") ? "900" : printed.startsWith("299") ? "329" : "299";
    const figure = {
      value: other,
      scale: printed.includes("m") ? "million" : "one",
      unit: { en: "votes" },
    } as const;
    expect(readAgainst(printed, figure)).toBe("differs");
  },
);
