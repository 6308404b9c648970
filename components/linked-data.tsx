/** Data about a page for those who read it by machine. A text in it cannot end the script. */
export function LinkedData({ data }: { data: object }) {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, its angle brackets escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
