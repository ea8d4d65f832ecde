// Draws the PNG icons of the manifest from public/icon.svg with Chromium.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const folder = new URL('../public/', import.meta.url);
const svg = await readFile(new URL('icon.svg', folder), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
});
// A maskable icon is cut by the system: its ground fills the square and its mark stays inside the safe circle.
const maskable = svg.replace(' rx="15"', '').replace('<path', '<path transform="translate(9.6 9.6) scale(.7)"');
for (const [name, size, source] of [
  ['icon-180', 180, svg.replace(' rx="15"', '')],
  ['icon-192', 192, svg],
  ['icon-512', 512, svg],
  ['icon-maskable-512', 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
  await writeFile(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
