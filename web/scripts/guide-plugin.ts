import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

const list = 'virtual:guide';
const page = 'virtual:guide/';

/** Identifier of a heading: lower-case words joined by hyphens, the way GitHub links them. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

/** Title (the first heading) and the rest of a guide. */
function split(path: string) {
  const text = readFileSync(path, 'utf8');
  const title = /^# +(.+)$/m.exec(text);
  return { title: title?.[1] ?? basename(path, '.md'), text: title ? text.replace(title[0], '') : text };
}

/** A module whose `html` is the guide; pictures become assets, links between guides pages of the help. */
function moduleOf(path: string) {
  const pictures: string[] = [];
  const markdown = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${String(depth)} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${String(depth)}>`;
      },
      image({ href, text }) {
        pictures.push(resolve(dirname(path), href));
        return `<img src="@picture${String(pictures.length - 1)}@" alt="${text}" loading="lazy">`;
      },
      link({ href, tokens }) {
        return `<a href="${href.replace(/^([\w-]+)\.md/, '/help/$1')}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  const html = JSON.stringify(markdown.parse(split(path).text, { async: false }));
  const imports = pictures.map((picture, i) => `import picture${String(i)} from ${JSON.stringify(picture)};`);
  const filled = pictures.reduce(
    (code, _, i) => code.replace(`@picture${String(i)}@`, `" + picture${String(i)} + "`),
    html,
  );
  return [...imports, `export const html = ${filled};`].join('\n');
}

/** Makes the Markdown guides of `folder` available to the help page as HTML, one lazily loaded module for each. */
export function guide(folder: string): Plugin {
  let root = folder;
  return {
    name: 'guide',
    configResolved: (config) => {
      root = resolve(config.root, folder);
    },
    resolveId: (id) => (id === list || id.startsWith(page) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${list}`) {
        const files = existsSync(root) ? readdirSync(root).filter((file) => file.endsWith('.md')) : [];
        const entries = files.sort().map((file) => {
          const name = basename(file, '.md');
          this.addWatchFile(resolve(root, file));
          const { title } = split(resolve(root, file));
          return `{ name: ${JSON.stringify(name)}, title: ${JSON.stringify(title)}, load: () => import(${JSON.stringify(page + name)}) }`;
        });
        return `export default [${entries.join(',')}];`;
      }
      if (!id.startsWith(`\0${page}`)) return undefined;
      const path = resolve(root, `${id.slice(page.length + 1)}.md`);
      this.addWatchFile(path);
      return moduleOf(path);
    },
  };
}
