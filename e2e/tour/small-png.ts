import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Colours nearer than this, as `distance` counts, share a place while others have none: letters are full of shades. */
const ALIKE = 40;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: 0xrrggbb. */
  readonly colours: Uint32Array;
}

/**
 * The same picture with at most 256 colours, the most frequent ones: a third of the bytes, and the eye does not see it on
 * pages of text. Takes what Chromium makes, which is opaque, 8 bits a channel and not interlaced. (PNG, third edition.)
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const { palette, places } = quantise(colours);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) lines.set(places.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function quantise(colours: Uint32Array): { palette: number[]; places: Uint8Array } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  // By value where equally frequent, so that the same page gives the same file.
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = paletteOf(byFrequency);
  const placeOf = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of byFrequency) {
    if (!placeOf.has(colour)) placeOf.set(colour, nearest(colour, palette));
  }
  return { palette, places: Uint8Array.from(colours, (colour) => placeOf.get(colour) ?? 0) };
}

/** The most frequent colours that are not alike. What covers much of the page comes first, and so stays exact. */
function paletteOf(byFrequency: readonly number[]): number[] {
  const palette: number[] = [];
  for (const colour of byFrequency) {
    if (palette.length === COLOURS) break;
    if (palette.every((other) => distance(colour, other) > ALIKE)) palette.push(colour);
  }
  return palette;
}

/** How different two colours look, squared: the eye is keenest on green. */
function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

function nearest(colour: number, palette: readonly number[]): number {
  let [best, smallest] = [0, Infinity];
  for (const [place, other] of palette.entries()) {
    const far = distance(colour, other);
    if (far < smallest) [best, smallest] = [place, far];
  }
  return best;
}

function decode(png: Buffer): Pixels {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const channels = kind === 6 ? 4 : 3;
  if (!png.subarray(0, 8).equals(SIGNATURE) || png[24] !== 8 || (kind !== 6 && kind !== 2) || png[28] !== 0)
    throw new Error('this PNG is not of the kind that Chromium makes');
  const raw = inflateSync(Buffer.concat([...dataOf(png)]));
  const bytes = unfilter(raw, width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) colours[pixel] = bytes.readUIntBE(pixel * channels, 3);
  return { width, height, colours };
}

function* dataOf(png: Buffer): Generator<Buffer> {
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
  }
}

/** Takes back what each line was made smaller by: it says how in its first byte (section 9 of the standard). */
function unfilter(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[y * stride + x - channels] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[(y - 1) * stride + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
