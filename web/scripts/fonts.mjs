// Subsets PT Sans and PT Serif (SIL Open Font License 1.1) to what Russian and English texts need: src/ui/fonts/*.woff2 for the pages,
// TrueType for the documents that the server draws.
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

const folderOf = (font) => dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${font}/package.json`));
const source = folderOf('pt-sans');
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

// Names of people may need any Cyrillic or Latin letter.
const documentText = text + range(0xa0, 0x17f) + range(0x400, 0x4ff);
const documents = new URL('../../src/MethodCabinet.Server/Platform/Documents/Fonts/', import.meta.url);
for (const [name, font, file] of [
  ['sans', 'pt-sans', '400Regular/PTSans_400Regular.ttf'],
  ['sans-bold', 'pt-sans', '700Bold/PTSans_700Bold.ttf'],
  ['serif', 'pt-serif', '400Regular/PTSerif_400Regular.ttf'],
  ['serif-bold', 'pt-serif', '700Bold/PTSerif_700Bold.ttf'],
  ['serif-italic', 'pt-serif', '400Regular_Italic/PTSerif_400Regular_Italic.ttf'],
]) {
  const subset = await subsetFont(await readFile(join(folderOf(font), file)), documentText, {
    targetFormat: 'truetype',
    noHinting: true,
    keepFeatures: ['kern', 'mark', 'ccmp', 'locl', 'tnum'],
  });
  await writeFile(new URL(`${name}.ttf`, documents), subset);
  console.log(`${name}.ttf ${subset.length} bytes`);
}
