import { answer } from './answering';
import { expect, patientExpect, test } from './axe';
import { cuttable } from './cutLine';
import { ownRound } from './ownRound';
import { open } from './paper';
import { signIn } from './people';

interface Marking {
  id: string;
  cipher: string;
  points: Record<string, number>;
  comment: string;
}

test('a juror whose line is cut loses no point and no word, and is told when another juror has taken the work @patient', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  // A work is in a juror's hands for three minutes after the last word of the page.
  test.setTimeout(480_000);
  await signIn(page.context(), 'p803');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 1, 600);
  await expect
    .poll(async () => (await page.context().request.post(`/api/rounds/${roundId}/attempt`)).status())
    .toBe(200);
  const paper = await open(page, roundId);
  const essay = paper.paper.tasks.find(({ body }) => body.type === 'essay')!;
  await answer(page, paper, essay);
  await page.getByRole('heading', { name: 'Задание' }).click();
  const pupil = page.context().request;
  const held = async () =>
    (await (await pupil.get(`/api/attempts/${paper.attemptId}`)).json()) as { answers: unknown[] };
  await expect.poll(async () => (await held()).answers.length).toBe(1);
  expect((await pupil.post(`/api/attempts/${paper.attemptId}/hand-in`, { data: { heads: [] } })).ok()).toBe(true);
  await page.close();

  const desk = organizer.context().request;
  const { olympiadId } = (await (await desk.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };
  const [juror, other] = await Promise.all(
    ['juror', 'juror2'].map(async (login) => {
      const context = await browser.newContext({ locale: 'ru-RU' });
      await signIn(context, login);
      const { personId } = (await (await context.request.get('/api/me')).json()) as { personId: string };
      const appointed = await desk.put(`/api/olympiads/${olympiadId}/jury/${personId}`, { data: { taskIds: [] } });
      expect(appointed.ok(), await appointed.text()).toBe(true);
      return context.newPage();
    }),
  );
  const line = await cuttable(juror!.context());
  expect((await desk.post(`/api/rounds/${roundId}/close`, { data: { early: true } })).ok()).toBe(true);
  const claim = `/api/rounds/${roundId}/tasks/${essay.id}/claim`;
  /** What the other juror is given: nothing, while the only work is in the first one's hands. */
  const claimed = async () => (await other!.context().request.post(claim)).status();

  await expect(async () => {
    await juror!.goto(`/marking/${roundId}/${essay.id}`);
    await expect(juror!.getByRole('heading', { level: 1, name: /работа Ф\d+-\d{3}$/ })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  const criteria = juror!.locator('.criterion');
  const given = juror!.locator('.criterion-values [aria-pressed="true"]');
  const remark = juror!.getByLabel('Замечание участнику');
  const saving = juror!
    .getByRole('status')
    .filter({ hasText: /сохран/ })
    .first();
  await juror!.keyboard.press('1');
  await remark.fill('Начато со связью.');
  await expect(saving).toHaveText('сохранено');

  // The line is cut in the middle of the work: what is given meanwhile stays, and the page says so.
  await line.cut();
  for (let at = 1; at < (await criteria.count()); at++) {
    await juror!.getByRole('heading', { level: 1 }).click();
    await juror!.keyboard.press('1');
  }
  await remark.fill('Начато со связью, дописано без неё.');
  await expect(saving).toHaveText('пока не сохранено');
  await expect(juror!.getByText('Связи с сервером нет.')).toBeVisible();
  await expect(given).toHaveCount(await criteria.count());
  await look(juror!, 'marking-without-network');
  // An end that does not reach the server ends nothing.
  await juror!.getByRole('button', { name: 'Следующая непроверенная' }).click();
  await expect(juror!.getByText('Связи с сервером нет.')).toBeVisible();
  await expect(remark).toHaveValue('Начато со связью, дописано без неё.');
  expect(await claimed()).toBe(204);

  await line.mend();
  await expect(saving).toHaveText('сохранено');
  await expect(juror!.getByText('Связи с сервером нет.')).toHaveCount(0);
  expect(await claimed()).toBe(204);
  const view = (await (await juror!.context().request.post(claim)).json()) as Marking;
  expect(Object.keys(view.points)).toHaveLength(await criteria.count());
  expect(view.comment).toBe('Начато со связью, дописано без неё.');

  // It is cut once more, and for longer than a work waits: another juror gets it, with what was said of it.
  await line.cut();
  await remark.fill('Этого сервер уже не узнает.');
  await expect(saving).toHaveText('пока не сохранено');
  await expect.poll(claimed, { timeout: 240_000, intervals: [5_000] }).toBe(200);
  const taken = (await (await other!.context().request.post(claim)).json()) as Marking;
  expect(taken.comment).toBe('Начато со связью, дописано без неё.');
  await line.mend();
  await patientExpect(juror!.getByRole('alert')).toContainText('работу взял другой член жюри');
  await expect(saving).toHaveText('не сохранено');
  await expect(juror!.locator('.kept-text')).toHaveText('Этого сервер уже не узнает.');
  await look(juror!, 'marking-lost');
  await juror!.getByRole('button', { name: 'Взять другую работу' }).click();
  await expect(juror!.getByText('Непроверенных работ нет')).toBeVisible();
  await juror!.getByRole('link', { name: 'К списку заданий' }).click();
  await expect(juror!.locator('.kept-text')).toHaveText('Этого сервер уже не узнает.');
  await juror!.getByRole('button', { name: /^Убрать сохранённый текст/ }).click();
  await expect(juror!.locator('.kept-text')).toHaveCount(0);
  await Promise.all([organizer, juror!, other!].map((each) => each.context().close()));
});
