/**
 * Where files alone answer, no query is read: an address that was given with one, as a
 * server takes it, leads on to the folder of what it asks for. `held` are the document's editions.
 */
const { held, unheld = "" } = (document.currentScript as HTMLScriptElement).dataset;
const asked = new URLSearchParams(location.search);
const step = (name: string, values: string) =>
  RegExp(`^(${values})$`).test(asked.get(name) ?? "") ? `${name}=${asked.get(name)}/` : "";
const to = step("theme", "dark|auto") + step("v", `${held}`) + step("at", "live");

if (to) {
  const { pathname, search, hash } = location;
  location.replace(pathname.replace(/(\/|\/index\.html)?$/, "/") + to + search + hash);
} else if (step("v", "\\d+")) {
  addEventListener("DOMContentLoaded", () => {
    const told = document.createElement("p");
    told.className = "pt-3 text-sm";
    told.textContent = unheld.replace("{v}", `${asked.get("v")}`);
    document.querySelector("main")?.prepend(told);
  });
}
