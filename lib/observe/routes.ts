/** The shapes of the desk's addresses, by which requests are counted: none says what a reader asked for. */

/** As the rooms of `app` are called; what is literal goes before what is not. */
export const routes = [
  "/",
  "/corrections",
  "/embed.js",
  "/feed.xml",
  "/fonts/[file]",
  "/health",
  "/health/live",
  "/how-to-read",
  "/oembed",
  "/charts/[story]/[file]",
  "/embed/[story]/[chart]",
  "/[story]/corrections",
  "/[story]/feed.xml",
  "/[story]/[chart]",
  "/[story]",
] as const;

export type Route = (typeof routes)[number] | "other";

const shapes = routes.map((route): [RegExp, Route] => [
  new RegExp(`^${route.replaceAll(".", "\\.").replaceAll(/\[\w+\]/g, "[^/]+")}/?$`),
  route,
]);

/** The shape that a path has; `other` for one that nothing stands at. */
export function routeOf(path: string): Route {
  const [place = ""] = path.split("?", 1);
  return shapes.find(([shape]) => shape.test(place))?.[1] ?? "other";
}
