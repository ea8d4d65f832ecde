import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { goTo, held, open, save, taskOf } from './paper';
import { signIn } from './people';

test.use({ serviceWorkers: 'allow' });

test('what was written without a network arrives after the deadline: it is kept, and the page says that the chair decides @patient', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil3');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, -60, 30);
  const paper = await open(page, roundId);
  const count = paper.paper.tasks.length;
  const [text, number] = [taskOf(paper, 'shortText'), taskOf(paper, 'numeric')];
  const fate = (position: number) => page.locator('.fates li').nth(position - 1);
  const write = async (type: string, label: string, answer: string) => {
    await goTo(page, paper, type);
    await page.getByLabel(label, { exact: true }).fill(answer);
    await page.getByLabel(label, { exact: true }).blur();
  };

  await write('shortText', 'Ваш ответ', 'барометр');
  await expect(save(page)).toContainText('сохранено на сервере');
  await page.context().setOffline(true);
  await write('shortText', 'Ваш ответ', 'манометр');
  await write('numeric', 'Ваш ответ, число', '12');
  await expect(save(page)).toHaveAttribute('data-unsent', '2');

  await expect(page.getByRole('heading', { name: 'Время вышло' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Всё, что не успело уйти, цело')).toBeVisible();
  for (const { position } of [text, number]) await expect(fate(position)).toContainText('ещё на этом устройстве');
  await expect(page.getByText('ещё на этом устройстве')).toHaveCount(2);
  await look(page, 'attempt-over-offline');
  // Whoever opened, lost the line and ran out of time is looked for, until the device answers.
  await organizer.goto(`/rounds/${roundId}/board`);
  const unheard = organizer.getByRole('listitem').filter({ hasText: 'время вышло, а устройство не отозвалось' });
  await expect(unheard).toBeVisible();
  await look(organizer, 'board-not-heard');

  await page.context().setOffline(false);
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await expect(page.getByText('Ответы на 2 задания дошли до сервера после окончания. Они не потеряны')).toBeVisible();
    await expect(page.getByText(`Сервер вовремя получил ответы: 1 из ${String(count)}.`)).toBeVisible();
    await expect(fate(text.position)).toContainText('последнее изменение опоздало, решает председатель жюри');
    await expect(fate(number.position)).toContainText('опоздал, решает председатель жюри');
    if (!reload) await look(page, 'attempt-over-late');
  }
  const { answers } = await held(page, paper);
  expect(answers.map(({ answer }) => answer)).toEqual(['{"type":"shortText","text":"барометр"}']);

  await expect(organizer.getByText('2 ответа опоздали')).toBeVisible();
  await expect(unheard).toBeHidden();
  await organizer.context().close();
});
