// Subsets PT Sans (SIL Open Font License 1.1) to what Russian and English pages need and writes src/ui/fonts/*.woff2.
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

const source = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/pt-sans/package.json'));
const target = new URL('../src/ui/fonts/', import.meta.url);

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const text =
  range(0x20, 0x7e) +
  range(0x410, 0x44f) +
  'Ёё' +
  '\u00a0\u202f\u2009«»„“”‘’–—…•·№§°′″×÷±−≈≠≤≥¼½¾¹²³©€₽' +
  '₀₁₂₃₄₅₆₇₈₉αβγδεθλμπρσφωΔΩ∞√∑∫←↑→↓✓\u0301';

await mkdir(target, { recursive: true });
for (const [weight, file] of [
  ['regular', '400Regular/PTSans_400Regular.ttf'],
  ['bold', '700Bold/PTSans_700Bold.ttf'],
]) {
  const subset = await subsetFont(await readFile(join(source, file)), text, {
    targetFormat: 'woff2',
    // Hinting instructions are two fifths of the file and today's screens ignore them.
    noHinting: true,
    keepFeatures: ['kern', 'mark', 'ccmp', 'locl', 'tnum'],
  });
  await writeFile(new URL(`pt-sans-${weight}.woff2`, target), subset);
  console.log(`pt-sans-${weight}.woff2 ${subset.length} bytes`);
}
