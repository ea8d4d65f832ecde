import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** A page as people see it: axe finds nothing on it, nothing sticks out to the side, and its picture is kept in .pictures. */
export type Look = (page: Page, name: string) => Promise<void>;

const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } };

async function checkRules(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    `axe on ${name}`,
  ).toEqual([]);
}

async function takePicture(page: Page, name: string, device: string) {
  await page.evaluate(() => document.fonts.ready);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    `${name} sticks out to the side by so many pixels`,
  ).toBeLessThanOrEqual(0);
  await page.screenshot({ path: `.pictures/${name}-${device}.png`, fullPage: true });
}

interface Looks {
  /** At the size of the project. */
  look: Look;
  /** For a journey that is walked once: the rules at the size that the page has, pictures on a phone and on a desktop. */
  lookBoth: Look;
}

export const test = base.extend<Looks>({
  look: async ({}, use, info) => {
    await use(async (page, name) => {
      await checkRules(page, name);
      await takePicture(page, name, info.project.name);
    });
  },
  lookBoth: async ({}, use) => {
    await use(async (page, name) => {
      await checkRules(page, name);
      const own = page.viewportSize();
      for (const [device, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        await takePicture(page, name, device);
      }
      if (own) await page.setViewportSize(own);
    });
  },
});

export { expect };

/** Where six pages share the machine, an answer may take longer than a person would like. */
export const patientExpect = expect.configure({ timeout: 30_000 });

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, login: string, password: string, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('Логин').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
