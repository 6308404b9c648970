/** An element's descendants of a name, in their order: a walk, since selectors cost more than the drawing that they search. */
export function within(element: Element, name: string, found: Element[] = []): Element[] {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== child.ELEMENT_NODE) continue;
    if ((child as Element).localName === name) found.push(child as Element);
    within(child as Element, name, found);
  }
  return found;
}
