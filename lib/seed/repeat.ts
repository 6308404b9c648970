import { assigned } from "../settings/assigned";
import { quoted } from "../words/shell";
import type { SeedOptions } from "./options";

/** The variables that choose what is read and where it is published. */
const variables = ["FIGURES_DIR", "ARTICLES_DIR", "DATABASE_URL"] as const;

/** A command of the seed that reads and publishes as this run does, as a shell takes it; more options may follow. */
export function repeated(
  { figures, stories, strict, notBefore }: Pick<SeedOptions, "figures" | "stories" | "strict" | "notBefore">,
  environment: Partial<Record<string, string>>,
): string {
  const set = variables.filter((name) => environment[name] && !(name === "FIGURES_DIR" && figures));
  return [
    ...set.map((name) => assigned(name, environment[name] ?? "")),
    "npm run seed --",
    ...(figures ? ["--figures", quoted(figures)] : []),
    ...stories.flatMap((story) => ["--story", story]),
    ...(strict ? ["--strict"] : []),
    ...(notBefore ? ["--not-before", notBefore] : []),
  ].join(" ");
}
