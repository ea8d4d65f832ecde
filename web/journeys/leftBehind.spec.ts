import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { signIn } from './people';

test('the school seats its pupil, and the round waits until the cabinet knows what became of the paper @patient', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil1');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const school = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, -60, 45);
  await signIn(school.context(), 'coordinator');

  // Nobody waits for a pupil of whom nothing is known: whoever closes now is told so.
  const { olympiadId } = (await (await organizer.request.get(`/api/rounds/${roundId}/board`)).json()) as {
    olympiadId: string;
  };
  await organizer.goto(`/olympiads/${olympiadId}/standing`);
  await organizer.getByRole('button', { name: 'Закрыть тур…' }).click();
  await expect(organizer.getByRole('dialog')).toContainText('Не отмечен 1 участник');
  await look(organizer, 'results-close-unmarked');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click();

  await school.goto(`/rounds/${roundId}/board`);
  await school.getByRole('button', { name: /^Указать кабинет: / }).click();
  await school.getByRole('dialog').getByLabel('Кабинет').fill('12');
  await school.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(school.getByRole('button', { name: /^каб\.\s12: / })).toBeVisible();
  await school.getByRole('button', { name: /^На месте: / }).click();
  await expect(school.getByRole('button', { name: /^Снять отметку: / })).toBeVisible();
  await look(school, 'board-seated');
  await school.getByRole('button', { name: /^Снять отметку: / }).click();
  await school.getByRole('button', { name: /^Не пришёл: / }).click();
  await school.getByRole('dialog').getByLabel('Причина').fill('Болеет');
  await look(school, 'board-absent-dialog');
  await school.getByRole('dialog').getByRole('button', { name: 'Не пришёл' }).click();
  await expect(school.getByRole('row').filter({ hasText: 'Болеет' })).toBeVisible();
  await school.getByRole('button', { name: /^Снять отметку: / }).click();
  await school.getByRole('button', { name: /^На месте: / }).click();

  await organizer.goto(`/rounds/${roundId}/board`);
  const left = organizer.getByRole('heading', { name: 'Ждём 1 участника' });
  await expect(left).toBeVisible({ timeout: 90_000 });
  await expect(organizer.getByRole('listitem').filter({ hasText: 'на месте, но задания не открыты' })).toBeVisible();
  await look(organizer, 'board-left-behind', 'dark too');
  const refused = await organizer.request.post(`/api/rounds/${roundId}/close`, { data: { early: false } });
  expect(((await refused.json()) as { code: string }).code).toBe('olympiad.round.left-behind');

  await organizer.getByRole('button', { name: 'Больше не ждать…' }).click();
  await organizer.getByRole('dialog').getByLabel('Причина').fill('Ушёл домой, школа подтвердила');
  await look(organizer, 'board-sign-off');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Не ждать', exact: true }).click();
  await expect(left).toBeHidden();
  await expect(organizer.getByText('решено не ждать: Ушёл домой, школа подтвердила')).toBeVisible();
  const closed = await organizer.request.post(`/api/rounds/${roundId}/close`, { data: { early: false } });
  // The sweep, which runs every minute, may have been there first.
  if (!closed.ok()) expect(((await closed.json()) as { code: string }).code).toBe('olympiad.round.closed');
  await organizer.context().close();
  await school.context().close();
});
