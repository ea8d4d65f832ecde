import { expect, test } from './axe';
import { totp } from './people';

test('the printed link makes the first administrator of an empty cabinet, once', async ({ page, lookBoth: look }) => {
  const link = process.env.FIRST_ADMINISTRATOR!;
  const password = 'Ромашка-и-7-облаков';
  const fill = async (login: string) => {
    await page.goto(link);
    await page.getByLabel('Фамилия').fill('Орлова');
    await page.getByLabel('Имя', { exact: true }).fill('Нина');
    await page.getByLabel('Логин').fill(login);
    await page.getByLabel('Новый пароль', { exact: true }).fill(password);
    await page.getByLabel('Новый пароль ещё раз').fill(password);
  };
  await fill('orlova');
  await look(page, 'first-administrator');
  await page.getByRole('button', { name: 'Создать и войти' }).click();

  // Whoever may see everybody's data has a second factor from the first day.
  await expect(page).toHaveURL(/\/second-factor/);
  await page.getByRole('button', { name: 'Подключить' }).click();
  const secret = await page.locator('.totp .secret').innerText();
  await look(page, 'second-factor-setup');
  await page.getByLabel('Код из приложения').fill(totp(secret, Date.now()));
  await page.getByRole('button', { name: 'Подтвердить', exact: true }).click();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByText('На сегодня ничего не назначено')).toBeVisible();
  await look(page, 'today-empty-cabinet');

  await fill('orlova-2');
  await page.getByRole('button', { name: 'Создать и войти' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});
