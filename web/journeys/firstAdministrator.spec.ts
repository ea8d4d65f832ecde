import { expect, test } from './axe';
import { addAuthenticator, totp } from './people';

test('the printed link makes the first administrator of an empty cabinet, once, and other staff choose a passkey instead of codes', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
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
  await expect(page.getByRole('heading', { name: 'С чего начать' })).toBeVisible();
  await look(page, 'today-empty-cabinet');
  await page.getByRole('link', { name: 'К организациям' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Организации' })).toBeVisible();
  await page.goBack();

  // Before the link is tried again, which may end this session: somebody who has a passkey and nothing else.
  const send = async <T>(path: string, data: object = {}) => {
    const response = await page.request.post(path, { data });
    expect(response.ok(), path).toBe(true);
    return (await response.json()) as T;
  };
  const person = { lastName: 'Ключева', firstName: 'Ирина', middleName: '', birthDate: null, email: null, place: null };
  const { id } = await send<{ id: string }>('/api/people', person);
  await send(`/api/people/${id}/appointments`, { role: 'methodist' });
  const given = await send<{ login: string; password: string }>(`/api/people/${id}/one-time-password`);
  const own = await browser.newContext({ locale: 'ru-RU', viewport: page.viewportSize() });
  const methodist = await own.newPage();
  await addAuthenticator(methodist);
  await methodist.goto('/sign-in');
  await methodist.getByLabel('Логин').fill(given.login);
  await methodist.getByLabel('Пароль', { exact: true }).fill(given.password);
  await methodist.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(methodist).toHaveURL(/\/new-password/);
  await methodist.getByLabel('Нынешний пароль').fill(given.password);
  await methodist.getByLabel('Новый пароль', { exact: true }).fill(password);
  await methodist.getByLabel('Новый пароль ещё раз').fill(password);
  await methodist.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(methodist).toHaveURL(/\/second-factor/);
  await methodist.getByRole('button', { name: 'Добавить это устройство' }).click();
  await methodist.getByRole('button', { name: 'Продолжить' }).click();
  await expect(methodist).toHaveURL(/\/$/);

  // It is the only way, and so it stays.
  await methodist.goto('/account');
  await expect(methodist.getByText(/^добавлен/)).toBeVisible();
  await methodist.getByRole('button', { name: 'Удалить' }).click();
  await methodist.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
  await expect(methodist.getByRole('dialog').getByRole('alert')).toContainText('сначала добавьте другой');
  await look(methodist, 'last-second-factor');
  await methodist.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click();
  await expect(methodist.getByText(/^добавлен/)).toBeVisible();

  await methodist.getByRole('button', { name: 'Выйти' }).click();
  await expect(methodist).toHaveURL(/\/sign-in/);
  await methodist.getByRole('button', { name: 'Войти по ключу доступа' }).click();
  await expect(methodist).not.toHaveURL(/\/sign-in/);
  await expect(methodist.getByRole('heading', { name: 'С чего начать' })).toBeVisible();
  await expect(methodist.getByRole('listitem').filter({ hasText: 'Внесите людей' })).toContainText('сделано');
  await own.close();

  await fill('orlova-2');
  await page.getByRole('button', { name: 'Создать и войти' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});
