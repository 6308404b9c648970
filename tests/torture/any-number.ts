/** Numbers as figure files write them: decimals in quotes, of every size. */
import fc from "fast-check";

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: least, maxLength: most });

/** Without leading zeros. */
const whole = digits(1, 15).map((text) => text.replace(/^0+(?=\d)/, ""));

const odd = [
  "0",
  "0.0",
  "0.000",
  "1",
  "1.0",
  "0.000000000000001",
  "999999999999999.999999999999999",
  "1000000000000",
  "0.1",
  "33.333333333333333",
];

/** Any number that is not below nothing. */
export const anyAmount: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 2000 }).map(String), weight: 6 },
  {
    arbitrary: fc.tuple(fc.integer({ min: 0, max: 5000 }), digits(1, 3)).map(([a, b]) => `${a}.${b}`),
    weight: 3,
  },
  { arbitrary: whole, weight: 1 },
  { arbitrary: fc.tuple(whole, digits(1, 15)).map(([a, b]) => `${a}.${b}`), weight: 1 },
  { arbitrary: fc.constantFrom(...odd), weight: 2 },
);

/** Any number. */
export const anyNumber: fc.Arbitrary<string> = fc
  .tuple(anyAmount, fc.integer({ min: 0, max: 3 }))
  .map(([amount, sign]) => (sign === 0 ? `-${amount}` : amount));

/** A count of people, or of votes. */
export const anyCount: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 2000 }).map(String), weight: 5 },
  { arbitrary: whole, weight: 1 },
);

export const anyUnit = fc.constantFrom(
  ...[
    "ships",
    "percent",
    "euros",
    "£",
    "pounds",
    "US$",
    "won",
    "people",
    "year",
    "times",
    "missiles",
    "percentage points",
  ],
  ...["dollars per pound", "km²", "<b>", "명", "a very long unit of something that nobody has measured"],
);

export const anyScale = fc.oneof(
  { arbitrary: fc.constant("one"), weight: 5 },
  { arbitrary: fc.constantFrom("thousand", "million", "billion", "trillion"), weight: 1 },
);

export const anyColour = fc.constantFrom("vermilion", "blue", "grey");
