import { NetworkError } from '../../../api/errors';
import { packed } from './packed';
import { fileUrlOf, soundUrlOf } from './replayQuery';
import type { ReplayData } from './timeline';

/** Wide enough for a phone and a notebook; a page weighs about 25 KB. */
const width = 960;
/** A piece that a bad line has lost is asked for so often. */
const tries = 4;

interface Player {
  script: string;
  style: string;
  /** What its policy names the script by. */
  digest: string;
}

async function fetched(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url);
      if (response.ok) return response;
      if (response.status < 500 || attempt === tries) throw new NetworkError();
    } catch (error) {
      if (attempt === tries) throw error instanceof NetworkError ? error : new NetworkError();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000 * attempt));
  }
}

/** A picture no wider than it needs to be; as it is where the browser cannot make a smaller one. */
async function smaller(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, width / bitmap.width);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.6));
  return made && made.size < picture.size ? made : picture;
}

async function squeezed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The lesson as one page that needs no server: the player, what happened, slides and sound. */
export async function savedFile(
  data: ReplayData,
  language: string,
  onProgress: (done: number, of: number) => void,
): Promise<Blob> {
  const decks = [data.replay.start, ...data.replay.steps.flatMap(({ view }) => (view ? [view] : []))].flatMap(
    ({ slides }) => slides.flatMap(({ pages }) => pages),
  );
  const brought = data.replay.steps.flatMap(({ entry }) => (entry?.act.type === 'bringSlides' ? entry.act.pages : []));
  const pages = [...new Set([...decks, ...brought])];
  const of = pages.length + data.tracks.length + 1;
  let done = 0;
  const came = () => onProgress(++done, of);

  const player = (await (await fetched('/replay-player.json')).json()) as Player;
  came();
  const parts: BlobPart[] = [];
  const block = (kind: string, name: string, type: string, bytes: Uint8Array) =>
    parts.push(
      `<script type="application/octet-stream" data-${kind}="${name}" data-type="${type}">`,
      packed(bytes),
      '</script>\n',
    );
  block('replay', 'log', 'application/gzip', await squeezed(JSON.stringify(data)));
  for (const page of pages) {
    const picture = await smaller(await (await fetched(fileUrlOf(data.id)(page))).blob());
    block('file', page, picture.type, new Uint8Array(await picture.arrayBuffer()));
    came();
  }
  for (const { id, mediaType } of data.tracks) {
    block('sound', id, mediaType, new Uint8Array(await (await fetched(soundUrlOf(data.id)(id))).arrayBuffer()));
    came();
  }

  const policy = `default-src 'none'; script-src 'sha256-${player.digest}'; style-src 'unsafe-inline'; img-src blob:; media-src blob:; base-uri 'none'; form-action 'none'`;
  // The page is in windows-1252, where each byte is a letter; what is beyond it is written by number.
  const head = `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'ru'}">
<head>
<meta charset="windows-1252">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${numbered(data.title)}</title>
<style>${player.style}</style>
</head>
<body>
<div id="root"></div>
`;
  return new Blob([head, ...parts, `<script>${player.script}</script>\n</body>\n</html>\n`], { type: 'text/html' });
}

const numbered = (text: string) =>
  [...text].map((letter) => (/[a-z0-9 ]/i.test(letter) ? letter : `&#${letter.codePointAt(0)!};`)).join('');
