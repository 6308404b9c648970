import { crc32 } from "node:zlib";

/** A PNG chunk: its length, its name, its data, their sum (PNG, third edition, 5.3). */
function chunk(name: string, data: number[]): Buffer {
  const body = Buffer.from([...Buffer.from(name, "latin1"), ...data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), made.length - 4);
  return made;
}

/** Where a PNG's header ends: 8 bytes of signature, 25 of IHDR. */
const afterHeader = 33;
const inch = 0.0254;

/**
 * A PNG that says what its colours are, sRGB with perceptual intent, and how many of its
 * pixels make a CSS pixel, as a density of 96 times that per inch, so that documents show
 * it at the size that it was made for.
 */
export function withColourAndDensity(png: Buffer, scale: number): Buffer {
  const perMetre = Math.round((96 * scale) / inch);
  const four = [24, 16, 8, 0].map((bits) => (perMetre >> bits) & 255);
  return Buffer.concat([
    png.subarray(0, afterHeader),
    chunk("sRGB", [0]),
    chunk("pHYs", [...four, ...four, 1]),
    png.subarray(afterHeader),
  ]);
}
