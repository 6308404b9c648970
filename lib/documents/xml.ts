const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A flat XML document: one root whose elements hold texts. Control letters that XML forbids are left out. */
export function flatXml(root: string, fields: Record<string, string | number>): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    const text = String(value)
      .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, "")
      .replace(/[&<>"']/g, (letter) => entities[letter] as string);
    return `<${name}>${text}</${name}>`;
  });
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<${root}>${lines.join("")}</${root}>\n`;
}
