import { quoted } from "../words/shell";
import { shownUrl } from "./database-url";

/** A variable as a shell sets it before a command; what holds a password is left to the shell that has it. */
export function assigned(name: string, value: string): string {
  return shownUrl(value) === value ? `${name}=${quoted(value)}` : `${name}="\${${name}:?}"`;
}
