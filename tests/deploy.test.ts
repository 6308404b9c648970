/** What stands in `deploy/`, as far as it can be looked at without a container. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { pngFontFiles } from "../lib/documents/png";

const text = (path: string) => readFileSync(path, "utf8");

/** The files below some folders. */
const files = (...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => join(folder, path)),
  );

test("nginx passes on every parameter that a desk reads, and no other", () => {
  const read = files("lib/http", "app").flatMap((path) =>
    [...text(path).matchAll(/(?:\w+\(\s*query,|query\.(?:get|getAll|has)\()\s*"(\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  const passed = [...text("deploy/nginx.conf").matchAll(/\$arg_(\w+) \$q_/g)].map(([, name]) => name);
  expect(new Set(read).size).toBeGreaterThan(8);
  expect(new Set(passed)).toEqual(new Set(read));
  // In the key and in what is passed on they stand in one order.
  const order = /map "((?:\$q_\w+)+)" \$read_query/.exec(text("deploy/nginx.conf"))?.[1];
  expect(order?.match(/\$q_\w+/g)).toEqual(passed.map((name) => `$q_${name}`));
});

test("the container runs what there is", () => {
  const { scripts } = JSON.parse(text("package.json"));
  const image = text("deploy/Dockerfile");
  for (const [, name = ""] of image.matchAll(/npm run (\w+)/g)) expect(scripts, name).toHaveProperty(name);
  const { services } = parse(text("deploy/compose.yaml"), { merge: true });
  const commands = [
    JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? "[]"),
    services.migrate.command,
    services.seed.entrypoint,
  ];
  for (const command of commands) expect(existsSync(command.at(-1)), command.join(" ")).toBe(true);
  for (const name of ["desk-1", "desk-2"])
    expect(services[name]).toMatchObject({
      read_only: true,
      environment: { DATABASE_URL: expect.stringMatching(/^postgresql:/) },
    });
  const mounted = Object.values(services as Record<string, { volumes?: string[] }>).flatMap(
    ({ volumes = [] }) => volumes,
  );
  for (const volume of mounted.filter((each) => each.startsWith(".")))
    expect(existsSync(join("deploy", volume.split(":")[0] ?? "")), volume).toBe(true);
});

test("the container keeps every typeface that a picture is set in", () => {
  const kept = [...text("deploy/Dockerfile").matchAll(/-not -path '\*(\/\w+\/?)\*'/g)].map(
    ([, part = ""]) => part,
  );
  expect(kept.length).toBeGreaterThan(0);
  for (const file of Object.values(pngFontFiles).flat())
    expect(
      kept.some((part) => file.includes(part)),
      file,
    ).toBe(true);
});
