// The package's own declarations name another module.
declare module "@mixmark-io/domino" {
  /** A document of its own without a window; `force` makes one for an empty text too. */
  export function createDocument(html: string, force: boolean): Document;
}
