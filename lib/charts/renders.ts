/** What marks do besides drawing: Plot's `render` option, which goes on to the mark's own. */
import type * as Plot from "@observablehq/plot";

/** The `render` of a mark whose parts are one link together. */
export function oneLink(href: string): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    if (!group) return group;
    const link = context.document.createElementNS("http://www.w3.org/2000/svg", "a");
    link.setAttribute("href", href);
    link.appendChild(group);
    return link as SVGElement;
  };
}

/** The `render` of a mark of several parts: the attributes of each datum on the part that is drawn for it. */
export function tagEach(attributes: Record<string, string>[]): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const [part, datum] of index.entries()) {
      const element = group?.childNodes[part] as Element | undefined;
      const own = attributes[datum] ?? {};
      for (const name in own) element?.setAttribute(name, own[name] ?? "");
    }
    return group;
  };
}
