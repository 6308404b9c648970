/**
 * Where files alone answer, no query is read: an address that was given with one, as a
 * server takes it, leads on to the folder of what it asks for. `held` are the document's editions.
 */
const { held, unheld } = (document.currentScript as HTMLScriptElement).dataset as Record<string, string>;
const asked = new URLSearchParams(location.search);
const step = (name: string, values: string) =>
  RegExp(`^(${values})$`).test(asked.get(name) ?? "") ? `${name}=${asked.get(name)}/` : "";
const edition = step("v", held as string);
const to = step("theme", "dark|auto") + edition + step("at", "live");

// In no colour would another edition be the one that was asked for.
if (!edition && step("v", "\\d+")) {
  addEventListener("DOMContentLoaded", () => {
    const told = document.createElement("p");
    told.className = "pt-3";
    told.textContent = (unheld as string).replace("{v}", asked.get("v") as string);
    document.querySelector("main")?.prepend(told);
  });
} else if (to) {
  const { pathname, search, hash } = location;
  location.replace(pathname.replace(/(\/|\/index\.html)?$/, "/") + to + search + hash);
}
