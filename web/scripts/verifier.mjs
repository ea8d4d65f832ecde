// Makes the pages that verify receipts and documents: each one file that needs no other, so that it can be saved and opened on any computer.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const style = await readFile(at('../src/verifier/page.css'), 'utf8');

async function make(name, target) {
  const { output } = (
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        write: false,
        target: 'es2022',
        lib: { entry: at(`../src/verifier/${name}.ts`), formats: ['iife'], name: 'verifier' },
      },
    })
  )[0];
  // A text that ended the element would end the program.
  const script = output[0].code.trim().replaceAll('</', '<\\/');
  const digest = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  const page = await readFile(at(`../src/verifier/${name}.html`), 'utf8');
  await writeFile(
    at(`../../src/MethodCabinet.Server/wwwroot/${target}`),
    page
      .replace('<title>', () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`)
      .replace('<!-- style -->', () => `<style>\n${style}</style>`)
      .replace('<!-- script -->', () => `<script>${script}</script>`),
  );
}

// The server adds its keys and serves the results as verify-receipt.html and verify-document.html.
for (const name of ['receipt', 'document']) await make(name, `verify-${name}.template`);
