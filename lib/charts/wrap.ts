/** Average advance of a sans-serif letter in hundredths of an em, by what kind it is. */
function advance(letter: string): number {
  if (/[\u1100-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(letter)) return 100;
  if (/[ilj.,:;'|!]/.test(letter)) return 28;
  if (/[frt()\-\s]/.test(letter)) return 36;
  if (/[mw%]/.test(letter)) return 86;
  if (/[MW]/.test(letter)) return 92;
  if (/[A-Z]/.test(letter)) return 68;
  return 58;
}

/** About how wide a sans-serif text is in pixels; rather more than less, as system fonts differ. */
export function textWidth(text: string, size: number, weight = 400): number {
  let hundredths = 0;
  for (const letter of text) hundredths += advance(letter);
  return (hundredths / 100) * size * (weight >= 600 ? 1.17 : 1.03);
}

/** Letters with the marks and joiners that belong to them. */
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A word in parts no wider than `width` pixels, of a letter at least. */
function parts(word: string, width: number, size: number, weight: number): string[] {
  if (textWidth(word, size, weight) <= width) return [word];
  const found: string[] = [""];
  for (const { segment: letter } of letters.segment(word)) {
    const longer = `${found.at(-1)}${letter}`;
    if (longer.length > letter.length && textWidth(longer, size, weight) > width) found.push(letter);
    else found[found.length - 1] = longer;
  }
  return found;
}

/** A text in lines no wider than `width` pixels; a word that is longer than a whole drawing could hold goes on in the next. */
export function wrap(text: string, width: number, size: number, weight = 400): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text
    .split(" ")
    .flatMap((word) => (word.length > 24 ? parts(word, width, size, weight) : [word]));
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
