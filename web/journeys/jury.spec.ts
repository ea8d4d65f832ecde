import { answer } from './answering';
import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { open } from './paper';
import { signIn } from './people';

interface Task {
  taskId: string;
  works: number;
  done: number;
}

test('a juror marks a whole work by its cipher, by keyboard alone, and stops when the chair says so @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'p792');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 1, 600);
  await expect
    .poll(async () => (await page.context().request.post(`/api/rounds/${roundId}/attempt`)).status())
    .toBe(200);
  const paper = await open(page, roundId);
  const manual = paper.paper.tasks.filter(({ body }) => ['essay', 'upload'].includes(body.type));
  for (const task of manual) await answer(page, paper, task);
  await expect(page.getByText('на сервере', { exact: true })).toBeVisible();
  await page.getByRole('heading', { name: 'Задание' }).click();
  const { request } = page.context();
  await expect
    .poll(
      async () =>
        ((await (await request.get(`/api/attempts/${paper.attemptId}`)).json()) as { answers: unknown[] }).answers
          .length,
    )
    .toBe(manual.length);
  expect((await request.post(`/api/attempts/${paper.attemptId}/hand-in`, { data: { heads: [] } })).ok()).toBe(true);
  await page.close();

  // The organizer puts a juror into the jury, and closes the round.
  const desk = organizer.context().request;
  const { olympiadId } = (await (await desk.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };
  await organizer.goto(`/olympiads/${olympiadId}/jury`);
  await expect(organizer.getByText('В жюри пока никого нет')).toBeVisible();
  await organizer.getByRole('button', { name: 'Включить в жюри' }).click();
  const juror = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(juror.context(), 'juror');
  const { name } = (await (await juror.context().request.get('/api/me')).json()) as { name: string };
  await organizer.getByLabel('Кого включить').selectOption({ label: name });
  await look(organizer, 'jury-add');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('все задания · проверено 0 работ')).toBeVisible();
  await look(organizer, 'jury-members');
  // Works are dealt whole.
  await organizer.getByText('целиком', { exact: true }).click();
  await expect(organizer.getByRole('radio', { name: 'целиком' })).toBeChecked();
  await look(organizer, 'jury-dealing');
  const chair = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(chair.context(), 'chair');
  const { personId } = (await (await chair.context().request.get('/api/me')).json()) as { personId: string };
  const appointing = await desk.put(`/api/olympiads/${olympiadId}/jury/${personId}`, { data: { taskIds: [] } });
  expect(appointing.ok(), await appointing.text()).toBe(true);
  const closing = await desk.post(`/api/rounds/${roundId}/close`, { data: { early: true } });
  expect(closing.ok(), await closing.text()).toBe(true);

  const own = async () =>
    ((await (await juror.context().request.get('/api/marking')).json()) as (Task & { olympiadId: string })[]).filter(
      (task) => task.olympiadId === olympiadId && task.works > 0,
    );
  await expect.poll(async () => (await own()).length, { timeout: 40_000 }).toBe(manual.length);
  await juror.goto('/marking');
  const whole = juror
    .getByRole('link', { name: 'Проверять работы целиком' })
    .and(juror.locator(`[href*="/${roundId}/"]`));
  await expect(whole).toHaveCount(1);
  await look(juror, 'marking-tasks');

  // The chair stops the marking: the jury reads why, and no work is given out.
  await chair.goto(`/marking/${roundId}/board`);
  const lock = async (act: string, reason: string) => {
    await chair.getByRole('button', { name: act }).click();
    await chair.getByRole('dialog').getByLabel('Причина').fill(reason);
    if (act.startsWith('Остановить')) await look(chair, 'jury-lock-dialog');
    await chair.getByRole('dialog').getByRole('button', { name: act }).click();
    await expect(chair.getByRole('dialog')).toHaveCount(0);
  };
  await lock('Остановить проверку', 'Уточняем критерии задания 2');
  await expect(chair.getByText(/^Проверка остановлена .*: Уточняем критерии задания 2$/)).toBeVisible();
  await look(chair, 'jury-locked');
  await expect(juror.getByText('Председатель остановил проверку: Уточняем критерии задания 2')).toBeVisible();
  await expect(whole).toHaveCount(0);
  await look(juror, 'marking-tasks-locked');
  const [first] = await own();
  await juror.goto(`/marking/${roundId}/${first!.taskId}`);
  await expect(juror.getByRole('alert')).toContainText('Уточняем критерии задания 2');
  await look(juror, 'marking-locked');
  await lock('Возобновить проверку', 'Критерии уточнены');
  await juror.getByRole('button', { name: 'Попробовать ещё раз' }).click();

  const pupil = (await (await request.get('/api/me')).json()) as { name: string };
  const pictures: string[] = [];
  let seen = '';
  // The next task of the same work comes by itself.
  for (let at = 0; at < manual.length; at++) {
    await expect(juror.getByRole('heading', { level: 1, name: /работа Ф\d+-\d{3}$/ })).not.toHaveText(seen);
    seen = await juror.getByRole('heading', { level: 1 }).innerText();
    expect(await juror.locator('body').innerText()).not.toContain(pupil.name.split(' ')[0]);
    const sheet = juror.getByRole('img', { name: 'Лист 1' });
    const isSheet = (await sheet.count()) > 0;
    if (isSheet)
      await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    pictures.push(isSheet ? 'sheet' : 'text');
    if (isSheet) {
      // What is asked for by Enter is not the end of the marking; turned, nothing of the sheet is out of reach.
      await juror.getByRole('button', { name: 'Повернуть' }).focus();
      await juror.keyboard.press('Enter');
      await expect(juror.locator('.marking-plane')).toHaveAttribute('data-turns', '1');
      const [box, frame] = [await sheet.boundingBox(), await juror.locator('.marking-sheet').boundingBox()];
      expect(box!.x).toBeGreaterThanOrEqual(frame!.x);
      expect(box!.y).toBeGreaterThanOrEqual(frame!.y);
      await juror.getByRole('button', { name: 'Делать пометки' }).click();
      await sheet.click();
      await juror.getByLabel('Пометка 1').fill('здесь потеряна масса');
      await expect(juror.locator('.remark-layer polyline')).not.toHaveCount(0);
      await juror.getByRole('button', { name: 'Делать пометки' }).click();
    }
    await look(juror, isSheet ? 'marking-sheet' : 'marking-text', 'dark too');
    const criteria = juror.locator('.criterion');
    for (let given = 0; given < (await criteria.count()); given++) await juror.keyboard.press('1');
    await expect(juror.locator('.criterion-values [aria-pressed="true"]')).toHaveCount(await criteria.count());
    await juror.keyboard.press('Enter');
  }
  await expect(juror.getByText('Непроверенных работ нет')).toBeVisible();
  expect(pictures.sort()).toEqual(['sheet', 'text']);
  expect((await own()).every(({ works, done }) => works === done)).toBe(true);
  await organizer.goto(`/olympiads/${olympiadId}/jury`);
  await expect(organizer.getByText(/проверен[ыо] [1-9]\d* работ/)).toBeVisible();
  await Promise.all([organizer, chair, juror].map((other) => other.context().close()));
});
