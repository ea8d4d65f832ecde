// Makes verify-receipt.html: one file that needs no other, so that it can be saved and opened on any computer.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { output } = (
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: at('../src/verifier/main.ts'), formats: ['iife'], name: 'verifier' },
    },
  })
)[0];
// A text that ended the element would end the program.
const script = output[0].code.trim().replaceAll('</', '<\\/');
const digest = createHash('sha256').update(script).digest('base64');
const policy = `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
const page = await readFile(at('../src/verifier/verify-receipt.html'), 'utf8');
await writeFile(
  at('../../src/MethodCabinet.Server/wwwroot/verify-receipt.html'),
  page
    .replace('<title>', () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`),
);
