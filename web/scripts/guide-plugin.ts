import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

const LIST = 'virtual:guide';
const PAGE = 'virtual:guide/';

/** Slug for a heading: lower-case words joined by hyphens, the way GitHub links them. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

/** Makes the Markdown guides of `folder` available to the help page as HTML, one lazily loaded module for each. */
export function guide(folder: string): Plugin {
  let root = folder;
  const names = () => {
    try {
      return readdirSync(root)
        .filter((file) => file.endsWith('.md'))
        .map((file) => basename(file, '.md'))
        .sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  return {
    name: 'guide',
    configResolved: (config) => {
      root = resolve(config.root, folder);
    },
    resolveId: (id) => (id === LIST || id.startsWith(PAGE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${LIST}`) {
        const entries = names().map((name) => {
          const path = resolve(root, `${name}.md`);
          this.addWatchFile(path);
          const title = /^#\s+(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? name;
          return `{ name: ${JSON.stringify(name)}, title: ${JSON.stringify(title)}, load: () => import(${JSON.stringify(PAGE + name)}) }`;
        });
        return `export default [${entries.join(',')}];`;
      }
      if (!id.startsWith(`\0${PAGE}`)) return undefined;
      const path = resolve(root, `${id.slice(PAGE.length + 1)}.md`);
      this.addWatchFile(path);
      const markdown = new Marked({
        renderer: {
          heading({ tokens, depth, text }) {
            return `<h${String(depth)} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${String(depth)}>`;
          },
        },
      });
      return `export const html = ${JSON.stringify(markdown.parse(readFileSync(path, 'utf8')))};`;
    },
  };
}
