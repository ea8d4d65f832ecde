// Makes the player of saved lessons: script and style in one file of their own, which the page that saves a lesson puts into it.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const { output } = (
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: at('../src/replayFile/main.tsx'), formats: ['iife'], name: 'replay', cssFileName: 'replay' },
    },
  })
)[0];

const text = (ending) => {
  const file = output.find(({ fileName }) => fileName.endsWith(ending));
  return String(file.code ?? file.source).trim();
};
const code = (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0');
// The saved page is in windows-1252: what is beyond ASCII is written by number. A text that ended the element would end the program.
const script = text('.js')
  .replaceAll('</', '<\\/')
  .replaceAll('<!--', '<\\!--')
  .replace(/[^\0-\x7f]/g, (letter) => `\\u${code(letter)}`);
// Fonts stay with the site: they weigh more than a lesson.
const style = text('.css')
  .replace(/@font-face\s*\{[^}]*\}/g, '')
  .replace(/[^\0-\x7f]/g, (letter) => `\\${code(letter)} `);
const digest = createHash('sha256').update(script).digest('base64');
await writeFile(
  at('../../src/MethodCabinet.Server/wwwroot/replay-player.json'),
  JSON.stringify({ script, style, digest }),
);
