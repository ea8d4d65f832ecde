import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestChunk } from 'vite';

/** What must open without a network: the shell, signing in, the start page, the round with its kit and the paper, a quiz of a course, in both languages. */
const kept = [
  /^index\.html$/,
  /^src\/features\/people\/(signIn|today)\/\w+\.tsx$/,
  /^src\/features\/\w+\/participation\/RoundPage\.tsx$/,
  /^src\/features\/\w+\/attempt\/\w+\.tsx?$/,
  /^src\/features\/courses\/quiz\/QuizPage\.tsx$/,
  /^src\/sitting\/receipts\/\w+\.tsx?$/,
  /^src\/features\/\w+\/(files|pictures|receipts|kit|carrier)\/\w+\.tsx?$/,
  /^src\/i18n\/(ru|en)\/(common|errors|people|participation|attempt|files|receipts|carrier|questions|quiz)\.json$/,
];

type Manifest = Record<string, ManifestChunk>;

/** Files of the build that the kept entries need, walked along the static imports of Vite's manifest. */
export function filesToKeep(manifest: Manifest): Set<string> {
  const files = new Set<string>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    chunk.imports?.forEach(walk);
  };
  Object.keys(manifest)
    .filter((key) => kept.some((pattern) => pattern.test(key)))
    .forEach(walk);
  return files;
}

/**
 * For workbox: keeps of all files of the build those that the participant needs, and removes Vite's manifest from it. The decoder of HEIC pictures is named
 * beside them: the service worker keeps it for those who need it (src/features/olympiads/kit/keptDecoder.ts).
 */
export async function keepForOffline<Entry extends { url: string }>(entries: Entry[], outDir: string) {
  const folder = join(outDir, '.vite');
  const files = filesToKeep(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest);
  await rm(folder, { recursive: true });
  const kept = entries.filter(
    ({ url }) => files.has(url) || ['index.html', 'icon.svg'].includes(url) || url.endsWith('.woff2'),
  );
  const [decoder, ...others] = (await readdir(join(outDir, 'assets'))).filter((name) =>
    /^heic\.worker-.+\.js$/.test(name),
  );
  if (!decoder || others.length > 0) throw new Error('The build must have one decoder of HEIC pictures.');
  return [...kept, { url: `assets/${decoder}`, revision: null, size: 0 }];
}
