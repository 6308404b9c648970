import { expect, test } from "vitest";
import { repeated } from "./repeat";

const plain = { figures: null, stories: [], strict: false };

test.each([
  [plain, {}, "npm run seed --"],
  [plain, { FIGURES_DIR: "", PORT: "80" }, "npm run seed --"],
  [
    { figures: null, stories: ["a", "b"], strict: true },
    { FIGURES_DIR: "/there", ARTICLES_DIR: "/the articles", DATABASE_URL: "file:desk.db" },
    "FIGURES_DIR=/there ARTICLES_DIR='/the articles' DATABASE_URL=file:desk.db npm run seed -- --story a --story b --strict",
  ],
  // Nobody's password is printed.
  [
    plain,
    { DATABASE_URL: "postgresql://desk:secret@db/desk" },
    `DATABASE_URL="${"$"}{DATABASE_URL:?}" npm run seed --`,
  ],
  // What an option overrules does not matter.
  [{ ...plain, figures: "it's" }, { FIGURES_DIR: "/there" }, "npm run seed -- --figures 'it'\\''s'"],
])("a run with %j in %j is repeated by a command", (options, environment, command) => {
  expect(repeated({ notBefore: null, ...options }, environment)).toBe(command);
});
