/**
 * What Plot draws on: elements with their attributes, parts and words, and nothing else of a document. A drawing is made
 * once and written once, so that what a document keeps for later (its ids, its live lists, who listens) is half of its cost.
 */

const svg = "http://www.w3.org/2000/svg";
const xlink = "http://www.w3.org/1999/xlink";

/** Words in an element. */
export class Words {
  readonly nodeType = 3;
  parentNode: Drawn | null = null;
  constructor(public nodeValue: string) {}
  get textContent(): string {
    return this.nodeValue;
  }
}

/** An element, as far as drawings need it of the DOM's. */
export class Drawn {
  readonly nodeType = 1;
  readonly namespaceURI = svg;
  readonly attributes = new Map<string, string>();
  readonly childNodes: (Drawn | Words)[] = [];
  parentNode: Drawn | null = null;

  constructor(
    readonly localName: string,
    readonly ownerDocument: Paper,
  ) {}

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, `${value}`);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  getAttributeNS(space: string, name: string): string | null {
    return this.getAttribute(qualified(space, name));
  }
  setAttributeNS(space: string, name: string, value: unknown): void {
    this.setAttribute(qualified(space, name), value);
  }
  removeAttributeNS(space: string, name: string): void {
    this.removeAttribute(qualified(space, name));
  }

  get firstChild(): Drawn | Words | null {
    return this.childNodes[0] ?? null;
  }
  appendChild<Part extends Drawn | Words>(part: Part): Part {
    take(part);
    part.parentNode = this;
    this.childNodes.push(part);
    return part;
  }
  insertBefore<Part extends Drawn | Words>(part: Part, before: Drawn | Words | null): Part {
    if (!before) return this.appendChild(part);
    take(part);
    part.parentNode = this;
    this.childNodes.splice(this.childNodes.indexOf(before), 0, part);
    return part;
  }

  get textContent(): string {
    let words = "";
    for (const part of this.childNodes) words += part.textContent;
    return words;
  }
  set textContent(words: string) {
    for (const part of this.childNodes) part.parentNode = null;
    this.childNodes.length = 0;
    if (words) this.appendChild(new Words(`${words}`));
  }

  /** The nearest value of an attribute, its own or one that it stands in; null without one. */
  inherited(name: string): string | null {
    return this.getAttribute(name) ?? this.parentNode?.inherited(name) ?? null;
  }

  /** The elements of a name in it, in their order. */
  within(name: string, found: Drawn[] = []): Drawn[] {
    for (const part of this.childNodes) {
      if (!(part instanceof Drawn)) continue;
      if (part.localName === name) found.push(part);
      part.within(name, found);
    }
    return found;
  }
}

/** Makes elements; they stand in their drawing, never in it. */
export class Paper {
  /** What Plot begins an element from. */
  readonly documentElement = { namespaceURI: null, ownerDocument: this };
  createElementNS(_space: string, name: string): Drawn {
    return new Drawn(name, this);
  }
  createTextNode(words: unknown): Words {
    return new Words(`${words}`);
  }
}

const qualified = (space: string, name: string) => (space === xlink ? `xlink:${name}` : name);

function take(part: Drawn | Words): void {
  const from = part.parentNode?.childNodes;
  if (from) from.splice(from.indexOf(part), 1);
}
