// Writes .br and .gz beside every text file of the build, so that the server never compresses a static file itself.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const root = fileURLToPath(new URL('../../src/MethodCabinet.Server/wwwroot', import.meta.url));
const texts = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);

async function* files(folder) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).isDirectory()) yield* files(path);
    else if (texts.has(extname(name))) yield path;
  }
}

for await (const path of files(root)) {
  const content = await readFile(path);
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, brotli));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
