import { isUtf8 } from "node:buffer";
import { didYouMean } from "../words/near";
import { TableFaults } from "./table";

/** The encodings that may be told, beside those that a file's first bytes tell. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "euc-kr", "shift_jis"] as const;

/**
 * A file's bytes as text: UTF-8 or what its byte order mark says, or the encoding that was
 * told. Throws `TableFaults` where neither fits, with the row of the first byte that does not.
 */
export function decoded(file: string, bytes: Uint8Array, told: string | null): string {
  if (told !== null && !(encodings as readonly string[]).includes(told)) {
    const near = didYouMean(told, encodings) || `, expected ${encodings.join(", ")}`;
    throw new TableFaults([`--encoding: unknown: ${told}${near}`]);
  }
  const encoding = told ?? marked(bytes) ?? "utf-8";
  if (encoding === "utf-8" && !isUtf8(bytes)) {
    const before = new TextDecoder("utf-8").decode(bytes).split("\ufffd")[0] ?? "";
    const row = before.split("\n").length;
    throw new TableFaults([
      `${file}: row ${row} is not UTF-8: save it as "CSV UTF-8", or say what it is: --encoding windows-1252 where Excel saved it as plain CSV (or ${encodings.slice(4).join(", ")})`,
    ]);
  }
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TableFaults([`${file}: is not ${encoding}`]);
  }
  if (text.includes("\0")) {
    throw new TableFaults([
      `${file}: holds NULs: is it UTF-16 without its mark? --encoding utf-16le or utf-16be`,
    ]);
  }
  return encoding === "windows-1252" ? text.replace(/[\u0080-\u009f]/g, letterOf) : text;
}

/** What Windows has where Latin-1 has controls; Node 20 reads these bytes as Latin-1. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function letterOf(control: string): string {
  return windows[control.charCodeAt(0) - 0x80] ?? control;
}

/** The encoding that a byte order mark says. */
function marked([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}
