// Copies the pictures that the README shows from the last run of the journeys to docs/pictures.
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';

const from = new URL('../.pictures/readme/', import.meta.url);
const to = new URL('../../docs/pictures/', import.meta.url);
// Names of looks with the width; journeys/axe.ts takes these of the window, beside the whole page.
const chosen = JSON.parse(await readFile(new URL('../journeys/pictures.json', import.meta.url), 'utf8'));

await mkdir(to, { recursive: true });
const made = new Set(await readdir(from));
for (const name of chosen) {
  if (!made.has(`${name}.png`)) throw new Error(`No picture ${name}: run the journeys first.`);
  await copyFile(new URL(`${name}.png`, from), new URL(`${name}.png`, to));
}
console.log(`${chosen.length} pictures in docs/pictures`);
