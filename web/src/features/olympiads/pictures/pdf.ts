/** As the server's MethodCabinet.Domain.Olympiads.AttemptFiles has it. */
export const maxPages = 50;

const inflatedAtMost = 64 << 20;
const dictionary = 4096;

/**
 * How many pages a PDF has, as the server's MethodCabinet.Domain.Materials.PdfPages counts them: objects of `/Type /Page`, by
 * themselves or in compressed streams. Undefined when it does not tell.
 */
export async function countPages(file: ArrayBuffer): Promise<number | undefined> {
  const bytes = new Uint8Array(file);
  const text = new TextDecoder('latin1').decode(bytes);
  const pages = new Set<string>();
  let [compressed, left, object] = [0, inflatedAtMost, ''];
  for (const { index, 0: found, 1: number, 2: type } of text.matchAll(
    /(\d{1,10}) +\d{1,5} +obj\b|\/Type\s*\/(Page(?![A-Za-z0-9])|ObjStm)/g,
  )) {
    if (number !== undefined) object = number;
    else if (type === 'Page') pages.add(object);
    else {
      const begin = /stream\r?\n?/.exec(text.slice(index + found.length, index + dictionary));
      if (!begin || left <= 0) continue;
      const inside = await inflate(bytes.subarray(index + found.length + begin.index + begin[0].length), left);
      left -= inside.length;
      compressed += inside.match(/\/Type\s*\/Page(?![A-Za-z0-9])/g)?.length ?? 0;
    }
  }
  return pages.size + compressed || undefined;
}

/** What follows the stream makes an error at the end: what was read until then counts. */
async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const decoder = new TextDecoder('latin1');
  let text = '';
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      if (text.length > most) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    return text;
  }
  return text;
}
