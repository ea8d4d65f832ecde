import { expect, test } from './axe';
import { letterTo } from './mail';
import { newSurname, signIn } from './people';

test('who has forgotten the password gets a letter, chooses a new one and signs in with it @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  const surname = newSurname();
  const address = `${Buffer.from(surname).toString('hex')}@example.org`;
  test.slow();
  const school = await browser.newContext();
  await signIn(school, 'coordinator');
  const { coordinates } = (await (await school.request.get('/api/me')).json()) as { coordinates: string[] };
  const teacher = {
    lastName: surname,
    firstName: 'Ольга',
    middleName: '',
    birthDate: '1980-05-17',
    email: address,
    place: { organizationId: coordinates[0], kind: 'teacher', grade: null },
  };
  const created = await school.request.post('/api/people', { data: teacher });
  const { login } = (await created.json()) as { login: string };
  await school.close();

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Забыли пароль?' }).click();
  await expect(page.getByRole('heading', { name: 'Новый пароль' })).toBeVisible();
  await look(page, 'forgot-password');
  await page.getByLabel('Логин или электронная почта').fill(address);
  await page.getByRole('button', { name: 'Прислать ссылку' }).click();
  await expect(page.getByText('письмо уже в пути')).toBeVisible();
  await look(page, 'forgot-password-sent');

  const letter = await letterTo(address);
  expect(letter).toContain(`Ваш логин для входа: ${login}`);
  const link = /http\S+/.exec(letter)![0];
  const password = 'Ромашка-и-7-облаков';
  const choose = async (again: string) => {
    await page.getByLabel('Новый пароль', { exact: true }).fill(password);
    await page.getByLabel('Новый пароль ещё раз').fill(again);
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  };
  await page.goto(link);
  await choose('Ромашка');
  await expect(page.getByText('Пароли не совпадают')).toBeVisible();
  await look(page, 'reset-password');
  await choose(password);
  await expect(page.getByText('Пароль сменён. Теперь войдите с новым.')).toBeVisible();
  await look(page, 'reset-password-done');
  await page.getByRole('link', { name: 'Вернуться ко входу' }).click();
  await page.getByLabel('Логин').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  // The letter lies in a mailbox for years.
  await page.goto(link);
  await choose(password);
  await expect(page.getByRole('alert')).toContainText('Ссылка уже не действует');
  await page.getByRole('link', { name: 'Запросить новую ссылку' }).click();
  await expect(page.getByLabel('Логин или электронная почта')).toBeVisible();
});
