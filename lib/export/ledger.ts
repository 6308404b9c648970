/** The addresses that are exported: every one that is written while documents are made. */
import { type Form, folders, type Query, queries } from "../addresses/form";

/** The file of an address as folders write it, from the root. */
const fileOf = (address: string) => address.slice(1).replace(/(^|\/)$/, "$1index.html");

/** The story that an address is about; null for one about none, or about all. */
export function storyOf(address: string): string | null {
  const [, first = "", second = ""] = address.replace(/\?.*/, "").split("/");
  if (first === "embed" || first === "charts") return second || null;
  return /^(corrections|how-to-read|feed\.xml|embed\.js|)$/.test(first) ? null : first;
}

/** What is no answer of a desk's but lies beside it. */
const lies = /^\/(fonts\/|icon\.svg)/;

export interface Ledger {
  /** Writes addresses as folders, and notes each. */
  form: Form;
  /** By file: the address as a server takes it. */
  addresses: Map<string, string>;
}

/** A ledger of a site of files that stands in a folder; what asks for an edition that is not held is not noted. */
export function ledger(root: string, holds: Form["holds"]): Ledger {
  const addresses = new Map<string, string>();
  const plain = folders("");
  const asFolders = folders(root, holds);
  const note = (path: string, query: Query) => {
    const edition = query.find(([name]) => name === "v")?.[1];
    const story = storyOf(path);
    if (lies.test(path) || (edition && story && !holds(story, Number(edition)))) return;
    addresses.set(fileOf(plain.write("", path, query)), queries.write("", path, query));
  };
  const form: Form = {
    ...asFolders,
    write: (site, path, query) => {
      note(path, query);
      return asFolders.write(site, path, query);
    },
    oembed: (site, address, format) => {
      const asked = addresses.get(fileOf(address.slice(site.length)));
      const written = asFolders.oembed(site, address, format);
      if (asked !== undefined)
        addresses.set(written.slice(site.length + 1), queries.oembed("", site + asked, format));
      return written;
    },
  };
  return { form, addresses };
}
