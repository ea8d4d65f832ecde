import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { goTo, held, open, save } from './paper';
import { signIn } from './people';

test.use({ serviceWorkers: 'allow' });

test('a fire alarm: the paper is covered at once, the clock stands, and the work goes on where it was @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'p605');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, -60, 3_600);
  const paper = await open(page, roundId);
  const task = await goTo(page, paper, 'shortText');
  const field = page.getByLabel('Ваш ответ', { exact: true });
  const covered = page.getByRole('heading', { name: 'Пауза', exact: true });
  const timer = page.getByRole('timer');

  await organizer.goto(`/rounds/${roundId}/board`);
  await expect(organizer.getByText('обновляется само')).toBeVisible();
  // Still being typed when the pause comes.
  await field.fill('баро');
  await organizer.getByRole('button', { name: 'Пауза для всех' }).click();
  await expect(organizer.getByRole('dialog').getByLabel('Причина')).toHaveValue('Пожарная тревога');
  await look(organizer, 'board-pause-dialog');
  await organizer.getByRole('button', { name: 'Остановить время' }).click();

  await expect(covered).toBeVisible();
  await expect(covered).toBeFocused();
  await expect(field).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Задания' })).toBeHidden();
  await expect(save(page)).toContainText('сохранено на сервере');
  const { answers } = await held(page, paper);
  expect(answers.map(({ answer }) => answer)).toEqual(['{"type":"shortText","text":"баро"}']);
  const stands = await timer.innerText();
  await look(page, 'attempt-paused', 'dark too');
  await page.reload();
  await expect(covered).toBeVisible();
  await expect(timer).toHaveText(stands);

  await expect(organizer.getByRole('region', { name: 'Тур на паузе, время стоит' })).toContainText('Пожарная тревога');
  await expect(organizer.getByRole('row', { name: new RegExp(stands) })).toContainText('на паузе');
  await look(organizer, 'board-paused', 'dark too');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));

  // A page that is opened anew without a network in the pause sees it as well.
  await page.context().setOffline(true);
  await page.reload();
  await expect(covered).toBeVisible();
  await expect(page.getByText('Сейчас нет связи')).toBeVisible();
  await look(page, 'attempt-paused-offline');
  await page.context().setOffline(false);
  await page.reload();
  await expect(covered).toBeVisible();

  await organizer.getByRole('button', { name: 'Продолжить тур' }).click();
  await expect(covered).toBeHidden();
  await expect(field).toHaveValue('баро');
  await expect(page.getByRole('heading', { name: `Задание ${task.position} из` })).toBeVisible();
  await field.fill('барометр');
  await field.blur();
  await expect(save(page)).toContainText('сохранено на сервере');

  // One participant alone.
  await organizer.getByRole('button', { name: /^Пауза: / }).click();
  await organizer.getByRole('dialog').getByText('Пропала связь').click();
  await organizer.getByRole('button', { name: 'Остановить время' }).click();
  await expect(covered).toBeVisible();
  await expect(organizer.getByText('причина: Пропала связь')).toBeVisible();
  await look(organizer, 'board-one-paused');
  await organizer.getByRole('button', { name: /^Снять паузу: / }).click();
  await expect(field).toHaveValue('барометр');
  await organizer.context().close();
});
