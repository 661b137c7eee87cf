import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Draws the PNG icons of the affiliate app from its icon.svg with a Chromium on this machine. Run it after the drawing
 * changed, and commit what it wrote.
 *   node infra/tooling/render-icons.mjs [path of a Chromium]
 */
const folder = new URL('../../frontend-affiliate/public/icons/', import.meta.url);
const drawing = readFileSync(new URL('icon.svg', folder), 'utf8');
// Launchers cut a maskable icon to their own shape: the colour reaches the edge, the drawing stays in the inner 80 %.
const maskable = drawing.replace(/rx="\d+"/, '').replace('<g ', '<g transform="translate(8 8) scale(.75)" ');

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await render('icon-192.png', drawing, 192);
  await render('icon-512.png', drawing, 512);
  await render('icon-maskable-512.png', maskable, 512);
  await render('apple-touch-icon.png', maskable, 180);
} finally {
  await browser.close();
}

async function render(name, svg, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<style>body{margin:0}img{display:block;width:${size}px}</style><img src="${source}">`);
  writeFileSync(fileURLToPath(new URL(name, folder)), await page.screenshot({ omitBackground: true }));
  await page.close();
}
