import { expect, test } from './axe';
import { addAuthenticator, newPupil, newSurname, signIn, totp } from './people';

test('a pupil with a one-time password chooses an own one, then a second factor and a passkey @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'coordinator');
  const { login, password } = await newPupil(page, newSurname());
  await look(page, 'person-new-password');

  const own = await browser.newContext({ locale: 'ru-RU', viewport: page.viewportSize() });
  const pupil = await own.newPage();
  await signIn(pupil.context(), login, password);
  await pupil.goto('/account');
  await expect(pupil).toHaveURL(/\/new-password/);
  await look(pupil, 'new-password');
  await pupil.getByLabel('Нынешний пароль').fill(password);
  await pupil.getByLabel('Новый пароль', { exact: true }).fill('Ромашка-и-7-облаков');
  await pupil.getByLabel('Новый пароль ещё раз').fill('Ромашка-и-7-облаков');
  await pupil.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(pupil).toHaveURL(/\/account$/);
  await expect(pupil.getByText('это устройство', { exact: true })).toBeVisible();

  await pupil.getByRole('button', { name: 'Подключить' }).click();
  const secret = await pupil.locator('.totp .secret').innerText();
  await look(pupil, 'account-totp');
  await pupil.getByLabel('Код из приложения').fill(totp(secret, Date.now()));
  await pupil.getByRole('button', { name: 'Подтвердить', exact: true }).click();
  await expect(pupil.getByText('Коды подключены')).toBeVisible();

  await addAuthenticator(pupil);
  await pupil.getByRole('button', { name: 'Добавить это устройство' }).click();
  await expect(pupil.getByText(/^добавлен/)).toBeVisible();
  await look(pupil, 'account');

  await pupil.getByRole('button', { name: 'Выйти' }).click();
  await expect(pupil).toHaveURL(/\/sign-in/);
  await pupil.getByRole('button', { name: 'Войти по ключу доступа' }).click();
  await expect(pupil).not.toHaveURL(/\/sign-in/);
  await own.close();

  // Without the passkey: password, then the code.
  const other = await browser.newContext({ locale: 'ru-RU', viewport: page.viewportSize() });
  const second = await other.newPage();
  await second.goto('/sign-in?to=/account');
  await second.getByLabel('Логин').fill(login);
  await second.getByLabel('Пароль', { exact: true }).fill('Ромашка-и-7-облаков');
  await second.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(second.getByLabel('Код подтверждения')).toBeVisible();
  await look(second, 'second-factor');
  // The application's present code was used above, and a code serves once: the next one is accepted half a minute ahead.
  await second.getByLabel('Код подтверждения').fill(totp(secret, Date.now() + 30_000));
  await second.getByRole('button', { name: 'Подтвердить', exact: true }).click();
  await expect(second.getByText('это устройство', { exact: true })).toBeVisible();
  await second.getByRole('button', { name: 'Завершить' }).first().click();
  await expect(second.getByRole('button', { name: 'Завершить' })).toHaveCount(0);
  await other.close();
});
