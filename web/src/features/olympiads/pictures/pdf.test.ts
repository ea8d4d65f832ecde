import { describe, expect, it } from 'vitest';
import { countPages } from './pdf';

const root = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 2 >>\nendobj\n';
const count = async (...parts: BlobPart[]) => countPages(await new Blob([root, ...parts]).arrayBuffer());
const deflated = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))).blob();

describe('pages of a PDF', () => {
  it('are counted, one that was saved again once', async () => {
    expect(await count('3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n4 0 obj << /Type\n/Page >>')).toBe(2);
    expect(await count('3 0 obj\n<< /Type /Page >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj')).toBe(1);
  });

  it('are counted in compressed streams as well', async () => {
    const stream = await deflated('<</Type /Page>>'.repeat(5_000));
    const begin = '5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n';
    expect(await count(begin, stream, '\nendstream')).toBe(5_000);
  });

  it('are unknown when the file does not tell', async () => {
    expect(await count('')).toBeUndefined();
    expect(await count('/Type /ObjStm stream\nno zlib')).toBeUndefined();
  });
});
