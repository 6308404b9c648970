/** What a command line gives, read the same way by every command. */
import { parseArgs } from "node:util";
import { didYouMean } from "../words/near";

/** The options that a command knows, by their names. */
export type Known = Record<string, { type: "boolean" | "string"; multiple?: boolean; short?: string }>;

interface Given {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** The options and other words that a command line gives. Throws a sentence for an option that the command does not know, or that lacks its value or has one too many. */
export function commandLine(args: string[], known: Known, command: string): Given {
  const { tokens, values, positionals } = parseArgs({
    args,
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const type = Object.hasOwn(known, token.name) ? known[token.name]?.type : null;
    if (!type) {
      const near = didYouMean(token.name, Object.keys(known)).replace("mean ", "mean --");
      throw new Error(
        `unknown option: ${token.rawName}${near || `, npm run ${command} -- --help lists them`}`,
      );
    }
    if (type === "string" && (!token.value || token.value.startsWith("--")))
      throw new Error(`${token.rawName}: expected a value after it`);
    if (type === "boolean" && token.value !== undefined) throw new Error(`${token.rawName}: takes no value`);
  }
  return { values, positionals };
}
