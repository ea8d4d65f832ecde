// Makes the scripts of the page around a SCORM package: each one file under a name that the server knows, for the page is not one of the client's.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

for (const name of ['scorm12', 'scorm2004'])
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: at('../../src/MethodCabinet.Server/wwwroot/packages'),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: at(`../src/packages/${name}.ts`), formats: ['iife'], name: 'player', fileName: () => `${name}.js` },
    },
  });
