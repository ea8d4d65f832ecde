/** What is used of libheif-js (LGPL-3.0); its own types describe another build. */
declare module 'libheif-js/libheif/libheif.js' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    display(target: ImageData, done: (shown: ImageData | null) => void): void;
  }

  /** Starts the library, which is quick. */
  const libheif: () => { HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } };
  export default libheif;
}
