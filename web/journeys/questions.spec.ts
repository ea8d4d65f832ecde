import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { open } from './paper';
import { signIn } from './people';

test('a participant asks the jury, and the answer is on the open page at once @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'p607');
  const [organizer, juror] = await Promise.all(
    [1, 2].map(async () => (await browser.newContext({ locale: 'ru-RU' })).newPage()),
  );
  const roundId = await ownRound(organizer!, page, -60, 3_600);
  await signIn(juror!.context(), 'juror');
  const { personId } = (await (await juror!.context().request.get('/api/me')).json()) as { personId: string };
  const { request } = organizer!.context();
  const { olympiadId } = (await (await request.get(`/api/rounds/${roundId}/late`)).json()) as { olympiadId: string };
  const appointed = await request.put(`/api/olympiads/${olympiadId}/jury/${personId}`, { data: { taskIds: [] } });
  expect(appointed.ok()).toBe(true);
  await juror!.goto(`/marking/${roundId}/questions`);
  await expect(juror!.getByText('Вопросов пока нет')).toBeVisible();

  await open(page, roundId);
  await page.getByRole('button', { name: 'Вопрос жюри' }).click();
  const field = page.getByLabel(/^Вопрос жюри о задании 1/);
  await field.fill('Считать ли трение?');
  await page.context().setOffline(true);
  await expect(page.getByText('Нет связи. Вопрос можно будет отправить')).toBeVisible();
  await page.context().setOffline(false);
  await expect(field).toHaveValue('Считать ли трение?');
  await page.getByRole('button', { name: 'Отправить вопрос' }).click();
  await expect(page.getByText('вопрос отправлен, жюри ещё не ответило')).toBeVisible();

  await expect(juror!.getByText('Считать ли трение?')).toBeVisible();
  await juror!.getByRole('button', { name: 'Читайте условие' }).click();
  await juror!.getByLabel(/^Показать ответ всем/).check();
  await look(juror!, 'jury-questions');
  await juror!.getByRole('button', { name: 'Ответить' }).click();

  await expect(page.getByText('Читайте условие')).toBeVisible();
  await look(page, 'attempt-questions');
  await expect(juror!.getByText('показано всем')).toBeVisible();

  // What the chair announces without having been asked is there at once, too.
  const chair = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(chair.context(), 'chair');
  const leader = (await (await chair.context().request.get('/api/me')).json()) as { personId: string };
  await request.put(`/api/olympiads/${olympiadId}/jury/${leader.personId}`, { data: { taskIds: [] } });
  await chair.goto(`/marking/${roundId}/questions`);
  await chair.getByRole('button', { name: 'Сообщить всем' }).click();
  await chair.getByRole('dialog').getByLabel('Объявление').fill('Опечатка в задании 1: следует читать «ёж».');
  await chair.getByRole('button', { name: 'Отправить всем' }).click();
  await expect(page.getByText('Опечатка в задании 1: следует читать «ёж».')).toBeVisible();
  await look(chair, 'jury-announcements');

  // It is there for whoever comes back.
  await page.reload();
  await expect(page.getByText('Читайте условие')).toBeVisible();
  await expect(page.getByText('Опечатка в задании 1: следует читать «ёж».')).toBeVisible();
});
