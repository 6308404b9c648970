import { folders } from "../../lib/addresses/form";

/** The folder of the export that is under test, in place of a server; none where a server is. */
export const exported = process.env.TEST_EXPORT;

/** An address of the site under test: as a server takes it, or the folder that an export has for it. */
export function at(address: string): string {
  if (!exported) return address;
  const [, origin = "", path = "/", query = ""] = /^(https?:\/\/[^/]+)?([^?]*)\??(.*)$/.exec(address) ?? [];
  const asked = [...new URLSearchParams(query)].filter(([, value]) => value !== "light");
  return folders("").write(origin, path, asked);
}
