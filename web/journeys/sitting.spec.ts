import { answer, expectEveryType } from './answering';
import { expect, test } from './axe';
import { downloaded } from './files';
import { goTo, held, openPaper, save } from './paper';
import { signIn } from './people';
import { persistentBrowser } from './persistent';

/** Pupils of the example municipality who are registered for the running olympiad and have not begun; one for each test. */
const pupils = {
  phone: ['p469', 'p475', 'p479', 'p506'],
  desktop: ['p509', 'p515', 'p523', 'p557', 'p683', 'p736'],
};

/** What lies in the browser's journal for an attempt. */
const countKept = async (attemptId: string) => {
  const opening = indexedDB.open('methodcabinet-journal');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const range = IDBKeyRange.bound([attemptId], [attemptId, []]);
  const tx = opening.result.transaction(['entries', 'drafts']);
  const [entries, drafts] = [tx.objectStore('entries').count(range), tx.objectStore('drafts').count(range)];
  await new Promise((resolve) => (tx.oncomplete = resolve));
  opening.result.close();
  return { entries: entries.result, drafts: drafts.result };
};

const pupil = (project: string, index: number) => pupils[project as keyof typeof pupils][index] ?? '';

test('the way from the list of olympiads to the first answer, with rules and device check', async ({
  page,
  look,
}, info) => {
  await signIn(page.context(), pupil(info.project.name, 0));
  await page.addInitScript(() => {
    navigator.storage.persist = async () => false;
    navigator.storage.estimate = async () => ({ quota: 90_000_000, usage: 10_000_000 });
  });
  await page.goto('/my-olympiads');
  await expect(page.getByRole('heading', { name: 'Мои олимпиады' })).toBeVisible();
  await look(page, 'my-olympiads');
  await page.getByRole('link', { name: 'Начать' }).click();
  await expect(page.getByText('Ответы будут храниться на устройстве')).toBeVisible();
  await expect(page.getByText('браузер может удалить ответы и комплект')).toBeVisible();
  await expect(page.getByText('Свободно только 80 МБ')).toBeVisible();
  await expect(page.getByText('Надёжнее всего добавить кабинет на главный экран')).toBeVisible();
  await look(page, 'round');
  await page.getByRole('button', { name: 'Начать' }).click();
  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible();
  await page.locator('.opt').nth(1).click();
  await expect(save(page)).toContainText('сохранено на сервере');
  await look(page, 'attempt', 'dark too');
});

test('every type of question is answered and arrives', async ({ page, look }, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 1));
  for (const task of paper.paper.tasks) {
    await answer(page, paper, task);
    if (task.body.type === 'upload') await expect(page.getByText('на сервере', { exact: true })).toBeVisible();
    await look(page, `attempt-${task.body.type}-${task.position}`);
  }
  await page.getByRole('heading', { name: 'Задание' }).click();
  await expect(save(page)).toContainText('сохранено на сервере');
  expectEveryType(paper, (await held(page, paper)).answers);
});

test.describe('with the kept shell', () => {
  test.use({ serviceWorkers: 'allow' });

  test('without a network one writes on; reloaded and back online everything is on the server', async ({
    page,
    context,
  }, info) => {
    const paper = await openPaper(page, pupil(info.project.name, 2));
    const essay = await goTo(page, paper, 'essay');
    await page.getByLabel('Ваш текст').fill('Написано при сети.');
    await page.getByLabel('Ваш текст').blur();
    await expect(save(page)).toContainText('сохранено на сервере');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await expect(page.getByLabel('Ваш текст')).toHaveValue('Написано при сети.');

    await context.setOffline(true);
    await page.getByLabel('Ваш текст').fill('Написано без сети, и это важно.');
    await page.getByLabel('Ваш текст').blur();
    await expect(save(page)).toContainText('сохранено на этом устройстве, сети нет');
    const short = await goTo(page, paper, 'shortText');
    await page.getByLabel('Ваш ответ').fill('манометр');
    await page.getByLabel('Ваш ответ').blur();
    await expect(save(page)).toHaveAttribute('data-unsent', '2');
    // Who is ready before the network is back takes the work along as a file.
    const end = paper.paper.tasks.at(-1)!;
    await goTo(page, paper, end.body.type, end);
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    const handIn = page.getByRole('dialog', { name: 'Сдать работу?' });
    await expect(handIn.getByText('Сети сейчас нет.')).toBeVisible();
    const file = await downloaded(page, () => handIn.getByRole('button', { name: 'Сохранить работу файлом' }).click());
    expect(file.length).toBeGreaterThan(200);
    await handIn.getByRole('button', { name: 'Вернуться' }).click();
    await goTo(page, paper, 'shortText');

    // The page itself opens without a network, with what was written.
    await page.reload();
    await expect(page.getByLabel('Ваш ответ')).toHaveValue('манометр');
    await expect(save(page)).toContainText('сохранено на этом устройстве');

    await context.setOffline(false);
    await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
    const answers = Object.fromEntries((await held(page, paper)).answers.map((given) => [given.taskId, given.answer]));
    expect(answers[essay.id]).toBe('{"type":"essay","text":"Написано без сети, и это важно."}');
    expect(answers[short.id]).toBe('{"type":"shortText","text":"манометр"}');
  });
});

test('a browser that dies in the middle of a word, without a network, has kept all but its last second @desktop', async ({}, info) => {
  const { start, kill } = persistentBrowser(info);
  const context = await start();
  const page = await context.newPage();
  await page.clock.install();
  const paper = await openPaper(page, pupil(info.project.name, 4));
  await goTo(page, paper, 'essay');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await goTo(page, paper, 'essay');
  await context.setOffline(true);
  // Nobody pauses for a second and nobody leaves the field: until the third second there is no entry. The page's clock is ours, or a slow machine would pause.
  await page.clock.pauseAt(Date.now() + 5_000);
  for (const words of ['Пишу без ', 'остановки, ']) {
    await page.getByLabel('Ваш текст').pressSequentially(words);
    await page.clock.runFor(600);
  }
  await page.getByLabel('Ваш текст').pressSequentially('а батарея');
  // A draft within a second; an entry, where the page reads the snapshot anew in this very moment, before which it writes everything down.
  const kept = async () => {
    const { entries, drafts } = await page.evaluate(countKept, paper.attemptId);
    return entries + drafts;
  };
  await expect.poll(kept).toBe(1);
  await kill(context);

  const again = await start();
  await again.setOffline(true);
  const next = await again.newPage();
  await next.goto(`/attempts/${paper.attemptId}`);
  await goTo(next, paper, 'essay');
  await expect(next.getByLabel('Ваш текст')).toHaveValue(/^Пишу без/);
  // The session ended with the browser.
  await signIn(again, pupil(info.project.name, 4));
  await again.setOffline(false);
  await expect(save(next)).toContainText('сохранено на сервере', { timeout: 40_000 });
  expect((await held(next, paper)).answers[0]?.answer).toContain('Пишу без');
  await again.close();
});

test('who leaves the page in the middle of a word finds it again @desktop', async ({ page }, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 5));
  await goTo(page, paper, 'shortText');
  await page.getByLabel('Ваш ответ').pressSequentially('гигрометр');
  await page.goto('/my-olympiads');
  await page.goto(`/attempts/${paper.attemptId}`);
  await goTo(page, paper, 'shortText');
  await expect(page.getByLabel('Ваш ответ')).toHaveValue('гигрометр');
  await expect(save(page)).toContainText('сохранено на сервере');
});

test('by keyboard alone: digits, arrows, the mark, and handing in with a list of what is empty', async ({
  page,
  look,
}, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 3));
  // A key that is quicker than the page it is meant for does nothing, and is pressed again.
  await expect(async () => {
    await page.keyboard.press('2');
    await expect(page.locator('.opt[data-on]')).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  // The focus stands on the option: the arrow leaves the task, and the answer as it was.
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Задание 2 из' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.opt[data-on] input')).toHaveAttribute('data-digit', '2');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Задание 2 из' })).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Снять отметку' })).toBeVisible();
  for (let step = 2; step < paper.paper.tasks.length; step++) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Сдать работу' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Сдать работу?' });
  await expect(dialog.getByRole('button', { name: /^Задание 2/ })).toContainText('без ответа, отмечено');
  await look(page, 'attempt-hand-in');
  await dialog.getByRole('button', { name: 'Сдать работу' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible();
  await expect(page.getByText('Сервер вовремя получил ответы: 1 из')).toBeVisible();
  await look(page, 'attempt-done', 'dark too');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible();
});

test('once results are published the pupil sees points and answers, and the device forgets the work @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'pupil1');
  const rounds = (await (await page.context().request.get('/api/participation')).json()) as {
    attemptId: string | null;
    resultHref: string | null;
  }[];
  const past = rounds.find((round) => round.resultHref)?.attemptId ?? '';
  await page.goto('/my-olympiads');
  await expect(page.getByRole('heading', { name: 'Мои олимпиады' })).toBeVisible();
  // What an earlier visit left on this computer: the paper, and where one was in it.
  await page.evaluate(async (attemptId) => {
    localStorage.setItem(`attempt-place:${attemptId}`, '{"flags":[]}');
    const opening = indexedDB.open('methodcabinet-journal');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const tx = opening.result.transaction('papers', 'readwrite');
    tx.objectStore('papers').put({ attemptId, view: {} });
    await new Promise((resolve) => (tx.oncomplete = resolve));
    opening.result.close();
  }, past);
  await page.getByRole('link', { name: 'Результат' }).first().click();
  await expect(page.getByText(/среди \d+ участник/)).toBeVisible();
  await page.getByText('Показать задание и ответ').first().click();
  await look(page, 'result', 'dark too');
  await expect
    .poll(() =>
      page.evaluate(async (attemptId) => {
        const opening = indexedDB.open('methodcabinet-journal');
        await new Promise((resolve) => (opening.onsuccess = resolve));
        const reading = opening.result.transaction('papers').objectStore('papers').get(attemptId);
        await new Promise((resolve) => (reading.onsuccess = resolve));
        opening.result.close();
        return [reading.result, localStorage.getItem(`attempt-place:${attemptId}`)];
      }, past),
    )
    .toEqual([undefined, null]);
});
