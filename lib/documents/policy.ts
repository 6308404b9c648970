import { inlineHash } from "./html";

const made = new Map<string, string>();

/** What an embed may load and who may frame it: nothing but its own inline style and scripts, and everybody. */
export function embedPolicy(style: string, scripts: string[]): string {
  const key = [style, ...scripts].join();
  const policy =
    made.get(key) ??
    [
      "default-src 'none'",
      `style-src ${inlineHash(style)}`,
      `script-src ${scripts.map(inlineHash).join(" ")}`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors *",
    ].join("; ");
  made.set(key, policy);
  return policy;
}

/** What a page may load: its own style and scripts by their hashes, its typefaces and pictures, previews of its embeds. Only the site frames it. */
export function pagePolicy(style: string, scripts: string[]): string {
  const key = [style.length, ...scripts].join();
  const policy =
    made.get(key) ??
    [
      "default-src 'none'",
      `style-src ${inlineHash(style)}`,
      `script-src ${scripts.map(inlineHash).join(" ") || "'none'"}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "frame-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join("; ");
  made.set(key, policy);
  return policy;
}
