import type { Page } from 'playwright-core';

/** How much of a picture may differ: edges of letters and curves are drawn a little differently by another machine. */
export const TOLERATED_SHARE = 0.005;

/** How far apart two pictures are. */
export interface Difference {
  /** Share of pixels that are visibly different, 0 to 1; 1 when the sizes differ. */
  readonly share: number;
  /** Width and height of each, in pixels. */
  readonly sizes: readonly [string, string];
}

/** Compares two PNGs pixel by pixel, in a canvas of an empty page: there is no decoder of images at hand outside a browser. */
export async function compare(page: Page, before: Buffer, after: Buffer): Promise<Difference> {
  await page.goto('about:blank');
  return page.evaluate(
    async ([first, second]) => {
      const pixelsOf = async (png: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('this Chromium has no canvas');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height);
      };
      const [a, b] = [await pixelsOf(first), await pixelsOf(second)];
      const sizes = [`${a.width} x ${a.height}`, `${b.width} x ${b.height}`] as const;
      if (sizes[0] !== sizes[1]) return { share: 1, sizes };
      // Less than this in each of red, green and blue, of 255, is what no eye sees.
      const visible = 24;
      let different = 0;
      for (let at = 0; at < a.data.length; at += 4)
        if ([0, 1, 2].some((channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > visible))
          different += 1;
      return { share: different / (a.width * a.height), sizes };
    },
    [before.toString('base64'), after.toString('base64')] as const,
  );
}
