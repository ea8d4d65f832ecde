// Walks the journeys and copies the pictures that the README shows to docs/pictures.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';

const from = new URL('../.pictures/readme/', import.meta.url);
const to = new URL('../../docs/pictures/', import.meta.url);
// Names of looks with the width; journeys/axe.ts takes these of the window, beside the whole page.
const chosen = JSON.parse(await readFile(new URL('../journeys/pictures.json', import.meta.url), 'utf8'));

const { status } = spawnSync(new URL('../../deploy/test', import.meta.url).pathname, ['journeys'], {
  stdio: 'inherit',
  env: { ...process.env, PICTURES: '1' },
});
if (status !== 0) throw new Error('The journeys failed: nothing was copied.');
await mkdir(to, { recursive: true });
const made = new Set(await readdir(from));
for (const name of chosen) {
  if (!made.has(`${name}.png`)) throw new Error(`No journey takes a picture ${name}.`);
  await copyFile(new URL(`${name}.png`, from), new URL(`${name}.png`, to));
}
console.log(`${chosen.length} pictures in docs/pictures`);
