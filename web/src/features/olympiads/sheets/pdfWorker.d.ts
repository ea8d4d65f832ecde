/** Without types of its own: it is run, not called. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
