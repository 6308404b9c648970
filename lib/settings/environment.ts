import { statSync } from "node:fs";
import { resolve } from "node:path";
import { systemChromium } from "./chromium";
import { databaseUrl } from "./database-url";

export interface Environment {
  port: number;
  /** The address that the server listens on; null for all. */
  host: string | null;
  databaseUrl: string;
  /** The folder of story folders. */
  figures: string;
  /** The folder of archived articles; it may be absent. */
  articles: string;
  /** The site's origin as readers know it; null to take it from each request. */
  site: string | null;
  /** The browser that embeds are laid out in; null where there is none. */
  chromium: string | null;
  /** Where counts are told, apart from readers; null where they are not. */
  metrics: { host: string; port: number } | null;
  /** Whether every request is logged. */
  logged: boolean;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The settings from the environment's variables. Throws one sentence for each that is wrong. */
export function environment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const wrong: string[] = [];
  const check = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      wrong.push((error as Error).message);
    }
  };
  const port = check(() => {
    const value = variables.PORT || "3000";
    if (!/^\d+$/.test(value) || Number(value) > 65_535) {
      throw new Error(`PORT: expected a number from 0 to 65535, found ${value}`);
    }
    return Number(value);
  });
  const url = check(() => databaseUrl(variables.DATABASE_URL));
  const figures = check(() => {
    const folder = resolve(variables.FIGURES_DIR || "prisma/figures");
    if (!isFolder(folder)) throw new Error(`FIGURES_DIR: no such folder: ${folder}`);
    return folder;
  });
  const articles = check(() => {
    const folder = resolve(variables.ARTICLES_DIR || "articles");
    if (variables.ARTICLES_DIR && !isFolder(folder))
      throw new Error(`ARTICLES_DIR: no such folder: ${folder}`);
    return folder;
  });
  const site = check(() => {
    if (!variables.SITE_URL) return null;
    const url = URL.canParse(variables.SITE_URL) ? new URL(variables.SITE_URL) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/") {
      throw new Error("SITE_URL: expected an origin such as https://desk.example");
    }
    return url.origin;
  });
  const chromium = check(() => systemChromium(variables.CHROMIUM_PATH));
  const metrics = check(() => {
    if (!variables.METRICS) return null;
    const [, host = "127.0.0.1", port] = /^(?:\[?([^\s\]]+)\]?:)?(\d+)$/.exec(variables.METRICS) ?? [];
    if (!port || Number(port) > 65_535)
      throw new Error(
        `METRICS: expected a port, or an address and a port, such as 9464 or 10.0.0.5:9464, found ${variables.METRICS}`,
      );
    return { host, port: Number(port) };
  });
  const logged = check(() => {
    if (variables.LOG && variables.LOG !== "requests")
      throw new Error(`LOG: expected requests, found ${variables.LOG}`);
    return variables.LOG === "requests";
  });
  if (wrong.length) throw new Error(wrong.join("\n"));
  return {
    port: port as number,
    host: variables.HOST || null,
    databaseUrl: url as string,
    figures: figures as string,
    articles: articles as string,
    site: site ?? null,
    chromium: chromium ?? null,
    metrics: metrics ?? null,
    logged: logged ?? false,
  };
}
