// The build with what older browsers lack; it answers by itself.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
