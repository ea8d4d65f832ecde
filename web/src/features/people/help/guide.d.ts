/** The guides of docs/guide, made into HTML at build time (scripts/guide-plugin.ts). */
declare module 'virtual:guide' {
  const guides: { name: string; title: string; load: () => Promise<{ html: string }> }[];
  export default guides;
}
