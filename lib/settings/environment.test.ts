import { expect, test } from "vitest";
import { environment } from "./environment";

const set = (variables: Record<string, string>) => environment(variables as unknown as NodeJS.ProcessEnv);

test("nothing needs to be set", () => {
  expect(set({})).toMatchObject({ port: 3000, host: null, site: null });
});

test.each([
  [{ PORT: "http" }, "PORT: expected a number from 0 to 65535, found http"],
  [{ PORT: "99999" }, "PORT: expected a number from 0 to 65535"],
  [{ DATABASE_URL: "mysql://desk" }, "DATABASE_URL: mysql: is not a kind of database served here"],
  [{ FIGURES_DIR: "/nowhere" }, "FIGURES_DIR: no such folder: /nowhere"],
  [{ ARTICLES_DIR: "/nowhere" }, "ARTICLES_DIR: no such folder: /nowhere"],
  [{ SITE_URL: "desk.example" }, "SITE_URL: expected an origin such as https://desk.example"],
  [{ CHROMIUM_PATH: "/nowhere" }, "CHROMIUM_PATH: no such file: /nowhere"],
  [{ METRICS: "here" }, "METRICS: expected a port, or an address and a port"],
  [{ METRICS: "127.0.0.1:99999" }, "METRICS: expected a port"],
  [{ LOG: "everything" }, "LOG: expected requests, found everything"],
  [{ SITE_URL: "https://desk.example/charts" }, "SITE_URL: expected an origin"],
])("%o is refused by name", (variables, message) => {
  expect(() => set(variables as Record<string, string>)).toThrow(message);
});

test.each([
  ["9464", { host: "127.0.0.1", port: 9464 }],
  ["10.0.0.5:9464", { host: "10.0.0.5", port: 9464 }],
  ["[::1]:9464", { host: "::1", port: 9464 }],
])("counts are told at %s", (METRICS, expected) => {
  expect(set({ METRICS }).metrics).toEqual(expected);
});

test("several wrong ones are named together", () => {
  expect(() => set({ PORT: "x", SITE_URL: "y" })).toThrow(/PORT: .*\nSITE_URL: /);
});
