import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { slugFault, storySlugs } from "./files";

/** First words of the addresses that the site has beside its stories, without their endings. */
const own = ["app", "public"]
  .flatMap((folder) => readdirSync(folder))
  .filter((name) => !name.startsWith("[") && name !== "route.ts")
  .map((name) => name.replace(/\..*$/, ""));

test("the site has addresses of its own", () => {
  expect(own).toEqual(
    expect.arrayContaining(["charts", "embed", "feed", "fonts", "health", "icon", "robots"]),
  );
});

test.each([...new Set(own), "404", "500", "front"])("no story may be called %s", (slug) => {
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-"));
  mkdirSync(join(folder, slug));
  writeFileSync(join(folder, slug, "story.yaml"), "");
  const sentence = `${slug} is an address of the site's own: expected another name, such as ${slug}-story`;
  expect(() => storySlugs(folder)).toThrow(`/${slug}:1:1 ${sentence}`);
  for (const longer of [`${slug}-story`, `${slug}s`, `${slug}ic`]) expect(slugFault(longer)).toBeNull();
});

test.each(["", "Toll", "a_b", "-toll", "toll-", "a--b", "a/b", "a.b", "..", "톨", "a".repeat(101)])(
  "%j is no name of a story",
  (slug) => {
    expect(slugFault(slug)).toContain("a story's folder is named in lower-case letters");
  },
);
