/** The build without encryption and other sounds, a third lighter; the package describes the whole one only. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
