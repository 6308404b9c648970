import { expect, test } from "vitest";
import { editionParameter, momentParameter, numberParameter, themeParameter } from "./parameters";

const query = (text: string) => new URLSearchParams(text);

test.each([
  ["", null],
  ["at=live", "live"],
  ["at=2019-11-18T08:14%2B09:00", "2019-11-17T23:14:00Z"],
  ["at=2019-11-18T08:14+09:00", "2019-11-17T23:14:00Z"],
  ["at=2019-11-17T23:14:00Z", "2019-11-17T23:14:00Z"],
  ["at=2019-11-17T23:14:05.000Z", "2019-11-17T23:14:00Z"],
])("the moment of ?%s is %s", (text, moment) => {
  expect(momentParameter(query(text))).toBe(moment);
});

test.each([
  "at=",
  "at=now",
  "at=2019-11-18",
  "at=2019-13-01T00:00Z",
  "at=live&at=live",
  `at=${"9".repeat(99)}`,
])("?%s is refused with what is allowed", (text) => {
  expect(() => momentParameter(query(text))).toThrow("at: expected live or an instant such as");
});

test("the others keep to their limits", () => {
  expect(themeParameter(query(""), "light")).toBe("light");
  expect(themeParameter(query("theme=auto"), "light")).toBe("auto");
  expect(() => themeParameter(query("theme=red"), "light")).toThrow("theme: expected light, dark, auto");
  expect(editionParameter(query("v=12"))).toBe(12);
  for (const wrong of ["0", "-1", "1.5", "1e3", "01"]) {
    expect(() => editionParameter(query(`v=${wrong}`))).toThrow("v: expected an edition's number");
  }
  expect(numberParameter(query("width=280"), "width", 280, 1600)).toBe(280);
  expect(() => numberParameter(query("width=279"), "width", 280, 1600)).toThrow(
    "width: expected a whole number from 280 to 1600",
  );
});
