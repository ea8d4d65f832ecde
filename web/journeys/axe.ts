import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A page as people see it: axe finds nothing on it, nothing sticks out to the side; with PICTURES=1 its picture is kept in .pictures. */
export type Look = (page: Page, name: string, dark?: 'dark too') => Promise<void>;

const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

const wantsPictures = Boolean(process.env.PICTURES);

/** AXE_BOTH=1: axe looks at both sizes of every page, which makes the journeys a third longer. */
const asksBoth = Boolean(process.env.AXE_BOTH);

/** Pages that have other elements on a phone (`useNarrow`): axe looks at both sizes. */
const differing = new Set(['board', 'board-left-behind', 'board-of-school']);

/** Elsewhere the document is the same at both sizes and axe is a quarter of a journey's work: it is asked at one, the frame of the page at either by turns. */
const isAsked = (name: string, device: string) =>
  asksBoth || differing.has(name) || device === (name.length % 2 === 0 ? 'phone' : 'desktop');

/** Pictures of the README, `npm run pictures`. */
const ofReadme = new Set(JSON.parse(readFileSync(new URL('pictures.json', import.meta.url), 'utf-8')) as string[]);

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf-8');

/** Fails for what breaks the rules. axe weighs more than most pages: a document gets it once, and only what is broken is written down. */
async function checkRules(page: Page, runOnly: axe.RunOnly, name: string) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const broken = () =>
    page.evaluate(async (rules) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: rules,
        resultTypes: ['violations'],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    }, runOnly);
  // One look at a large page may take a busy machine longer than any patience.
  if ((await broken()).length === 0) return;
  // A page that gives way to the next one has no landmarks for a moment; what is broken stays so.
  await expect.poll(broken, { message: `axe on ${name}`, timeout: 10_000 }).toEqual([]);
}

const rules: axe.RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] };

async function lookOnce(page: Page, name: string, asks = true) {
  // Until the code of the page has come there is nothing to look at.
  await expect(page.locator('h1').first()).toBeAttached();
  if (asks) await checkRules(page, rules, name);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    `${name} sticks out to the side by so many pixels`,
  ).toBeLessThanOrEqual(0);
  if (!wantsPictures) return;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `.pictures/${name}.png`, fullPage: true });
  if (!ofReadme.has(name)) return;
  await page.evaluate(() => window.scrollTo({ top: 0 }));
  await page.screenshot({ path: `.pictures/readme/${name}.png` });
}

/** In the dark theme only the colours differ. */
async function lookInTheDark(page: Page, name: string) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await checkRules(page, { type: 'rule', values: ['color-contrast'] }, `${name} in the dark`);
  if (wantsPictures) await page.screenshot({ path: `.pictures/${name}-dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: null });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
}

interface Looks {
  /** At the size of the project. Of a journey that is walked on both, axe looks at a page on one of them, or on both if it differs. */
  look: Look;
  /** For a journey that is walked once: at the size of a phone and of a desktop, where axe looks at one of them, or at both if they differ. */
  lookBoth: Look;
  /** No page of the journey met an error that nothing caught: it may look right and have stopped writing answers. */
  soundPages: undefined;
}

export const test = base.extend<Looks>({
  look: async ({}, use, info) => {
    const isWalkedOnce = info.titlePath.some((title) => /@(phone|desktop|patient|longest)/.test(title));
    await use(async (page, name, dark) => {
      const asks = isWalkedOnce || isAsked(name, info.project.name);
      await lookOnce(page, `${name}-${info.project.name}`, asks);
      if (dark && asks) await lookInTheDark(page, `${name}-${info.project.name}`);
    });
  },
  lookBoth: async ({}, use) => {
    await use(async (page, name, dark) => {
      const own = page.viewportSize();
      for (const [device, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        const asks = isAsked(name, device);
        await lookOnce(page, `${name}-${device}`, asks);
        if (dark && asks) await lookInTheDark(page, `${name}-${device}`);
      }
      if (own) await page.setViewportSize(own);
    });
  },
  soundPages: [
    async ({ browser, context }, use) => {
      const errors: string[] = [];
      const watch = (pages: BrowserContext) =>
        pages.on('weberror', (found) => errors.push(String(found.error().stack)));
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => watch(await newContext(options));
      watch(context);
      await use(undefined);
      browser.newContext = newContext;
      expect(errors, 'errors that nothing caught').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Where six pages share the machine, an answer may take longer than a person would like. */
export const patientExpect = expect.configure({ timeout: 30_000 });
