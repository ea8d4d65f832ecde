import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** A page as people see it: axe finds nothing on it, nothing sticks out to the side, and its picture is kept in .pictures. */
export type Look = (page: Page, name: string) => Promise<void>;

export const test = base.extend<{ look: Look }>({
  look: async ({}, use, info) => {
    await use(async (page, name) => {
      await page.evaluate(() => document.fonts.ready);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        `axe on ${name}`,
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        `${name} sticks out to the side by so many pixels`,
      ).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `.pictures/${name}-${info.project.name}.png`, fullPage: true });
    });
  },
});

export { expect };

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, login: string, password: string, to = '/') {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel('Логин').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
