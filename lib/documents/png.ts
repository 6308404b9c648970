import { createRequire } from "node:module";
import { join } from "node:path";
import { withColourAndDensity } from "./png-chunks";
import { setPicture } from "./setter";

/** The typefaces that PNGs are set in; named in the SVG that they are made from. */
export const pngFonts = {
  sans: "Inter, Noto Sans KR, Noto Sans JP",
  serif: "Newsreader, Noto Sans KR, Noto Sans JP",
};

/** The files of those typefaces, by the script that they write. */
export const pngFontFiles = {
  latin: [
    "inter/400Regular/Inter_400Regular.ttf",
    "inter/400Regular_Italic/Inter_400Regular_Italic.ttf",
    "inter/600SemiBold/Inter_600SemiBold.ttf",
    "inter/600SemiBold_Italic/Inter_600SemiBold_Italic.ttf",
    "inter/700Bold/Inter_700Bold.ttf",
    "newsreader/600SemiBold/Newsreader_600SemiBold.ttf",
  ],
  korean: [
    "noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf",
    "noto-sans-kr/700Bold/NotoSansKR_700Bold.ttf",
  ],
  japanese: [
    "noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
    "noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf",
  ],
};

/** The bundled font files that a text's scripts need; the large ones only where they are written. */
function fontFiles(svg: string): string[] {
  const load = createRequire(join(process.cwd(), "package.json"));
  const { latin, korean, japanese } = pngFontFiles;
  const files = [
    ...latin,
    ...(/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/.test(svg) ? korean : []),
    ...(/[\u3040-\u30ff\u4e00-\u9fff]/.test(svg) ? japanese : []),
  ];
  return files.map((file) => load.resolve(`@expo-google-fonts/${file}`));
}

/** The most that one picture may hold, in pixels: four bytes each while it is set. */
const most = 8_000_000;

/** The width of a picture in device pixels: the one that is asked for, or the largest that its height leaves room for. */
function widthOf(svg: string, width: number): number {
  const [, wide = 1, high = 1] = /^[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  return Math.max(1, Math.min(width, Math.floor(Math.sqrt((most * wide) / high))));
}

/**
 * An SVG as PNG bytes, `width` pixels wide, `scale` of them for a CSS pixel, set in the
 * bundled fonts alone, in a thread of their own. One that would hold more than eight
 * million pixels is smaller.
 */
export async function png(svg: string, width: number, scale = 1): Promise<Buffer> {
  const bytes = await setPicture(svg, {
    fitTo: { mode: "width", value: widthOf(svg, width) },
    font: { fontFiles: fontFiles(svg), loadSystemFonts: false, defaultFontFamily: "Inter" },
  });
  return withColourAndDensity(bytes, scale);
}
