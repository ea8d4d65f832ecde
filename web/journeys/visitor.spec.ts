import type { Page } from '@playwright/test';
import { expect, test } from './axe';

test('a visitor is led to sign in and told plainly when the password is wrong', async ({ page, look }) => {
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Faccount/);
  await expect(page.getByRole('heading', { name: 'Вход в кабинет' })).toBeVisible();
  await look(page, 'sign-in');

  await page.getByLabel('Логин').fill('nobody');
  await page.getByLabel('Пароль', { exact: true }).fill('wrong-password');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('не подходит');
  await expect(page.getByLabel('Логин')).toHaveValue('nobody');
  await look(page, 'sign-in-refused');
});

test('the page speaks English after the switch, and keeps it @desktop', async ({ page, lookBoth: look }) => {
  await page.goto('/sign-in');
  await openMenu(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await look(page, 'sign-in-english');
});

test('the version for the visually impaired changes size and colours at once, and is kept', async ({ page, look }) => {
  await page.goto('/sign-in');
  await openMenu(page);
  await page.getByRole('button', { name: 'Версия для слабовидящих' }).click();
  await page.getByRole('button', { name: 'Включить' }).click();
  await expect(page.locator('html')).toHaveCSS('font-size', '24px');
  await page.getByRole('radio', { name: 'белым по чёрному' }).check({ force: true });
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await look(page, 'vision-dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await expect(page.locator('html')).toHaveCSS('font-size', '24px');
  await look(page, 'vision');
});

test('one can sign in by keyboard alone @desktop', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Логин')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Перейти к содержанию' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Логин')).toBeFocused();
  await page.keyboard.type('nobody');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong-password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('the dark theme follows the system @desktop', async ({ page, lookBoth: look }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByLabel('Логин')).toBeVisible();
  await look(page, 'sign-in-dark');
});

test('help is open to everybody, and a wrong address says so @desktop', async ({ page, lookBoth: look }) => {
  await page.goto('/help');
  await expect(page.getByRole('heading', { name: 'Справка' })).toBeVisible();
  await look(page, 'help');
  await page.getByRole('link', { name: 'Если пропал интернет' }).click();
  await expect(page.getByRole('button', { name: 'Распечатать' })).toBeVisible();
  await look(page, 'no-internet');
  // It hangs on the wall of a classroom: one sheet.
  const sheet = await page.pdf({ preferCSSPageSize: true });
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.goto('/no-such-page');
  await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible();
  await look(page, 'not-found');
});

test.describe('with the kept shell', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the shell opens without a network once it was visited @desktop', async ({ page, context }) => {
    await page.goto('/sign-in');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Вход в кабинет' })).toBeVisible();
  });
});

/** On a phone the switches are in the menu. */
async function openMenu(page: Page) {
  await expect(page.getByLabel('Логин')).toBeVisible();
  const menu = page.getByRole('button', { name: 'Меню' });
  if (await menu.isVisible()) await menu.click();
}
