import { getDocument, PDFWorker, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import jpeg2000 from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

let worker: PDFWorker | undefined;

/** Half a megabyte of code beside this one, which only a PDF asks for; one worker reads all of them. */
export function openPdf(source: { url: string } | { data: ArrayBuffer }): PDFDocumentLoadingTask {
  worker ??= PDFWorker.create({
    port: new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' }),
  });
  return getDocument({
    ...source,
    worker,
    // The content security policy has neither eval nor WebAssembly.
    isEvalSupported: false,
    useWasm: false,
    // The library asks for a folder and adds the name of the file: behind the # it changes nothing.
    wasmUrl: `${jpeg2000}#/`,
  });
}
