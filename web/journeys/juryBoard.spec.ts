import type { Page } from '@playwright/test';
import { hearAppeals, publishWork, signAndReveal, verifyDiploma } from './afterMarking';
import { expect, test } from './axe';
import { signIn } from './people';

interface Task {
  roundId: string;
  taskId: string;
  olympiadId: string;
  olympiadTitle: string;
  works: number;
  done: number;
  left: number;
}

const jurors = ['juror', 'juror2', 'juror3', 'juror4', 'juror5'];

const tasksOf = async (page: Page) =>
  ((await (await page.context().request.get('/api/marking')).json()) as Task[]).filter(({ olympiadTitle }) =>
    olympiadTitle.includes('литературе'),
  );

/** The work whose marking is on the page. */
const cipherOn = async (page: Page) =>
  (await page.getByRole('heading', { level: 1 }).innerText()).match(/\S+-\d+$/)?.[0] ?? '';

/** Gives the same points by each criterion, and goes on. */
async function markByKeyboard(page: Page, digit: string) {
  const criteria = page.locator('.criterion');
  const given = page.locator('.criterion-values [aria-pressed="true"]');
  const count = await criteria.count();
  const max = await criteria.evaluateAll((fields) =>
    fields.map((field) => field.querySelectorAll('button').length - 1),
  );
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(String(Math.min(Number(digit), max[at]!)));
    await expect(given).toHaveCount(at + 1);
  }
  await page.keyboard.press('Enter');
}

test('five jurors and a chair mark forty works at once, appeals raise and lower, the results are signed, and a diploma is verified without the server @longest', async ({
  page,
  browser,
  lookBoth: look,
}, info) => {
  test.setTimeout(480_000);
  await signIn(page.context(), 'chair');
  const { roundId, olympiadId } = (await tasksOf(page))[0]!;
  await page.goto(`/marking/${roundId}/board`);
  await expect(page.getByText('обновляется само')).toBeVisible();

  // The chair marks a work of each task beforehand: it comes hidden among the others.
  const control = new Map<string, string>();
  const more = page.getByRole('link', { name: 'Проверить ещё одну' });
  await expect(more.first()).toBeVisible();
  const count = await more.count();
  for (let at = 0; at < count; at++) {
    await more.nth(at).click();
    await expect(page.getByRole('heading', { name: /работа Л\d+-\d{3}$/ })).toBeVisible();
    const taskId = page.url().split('/').at(-2)!;
    control.set(taskId, await cipherOn(page));
    await markByKeyboard(page, '3');
    await expect(page).toHaveURL(/board$/);
  }
  await expect(page.getByText('1 эталонная работа.')).toHaveCount(count);

  const pages = await Promise.all(
    jurors.map(async (login) => {
      const juror = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
      await signIn(juror.context(), login);
      return juror;
    }),
  );
  const marked: string[] = [];
  const markAll = async (juror: Page, index: number) => {
    const seen: string[] = [];
    for (;;) {
      const due = (await tasksOf(juror)).filter(({ left }) => left > 0);
      if (due.length === 0) return;
      const { taskId } = due[index % due.length]!;
      await juror.goto(`/marking/${roundId}/${taskId}`);
      let last = '';
      for (;;) {
        const nothing = juror.getByText('Непроверенных работ нет');
        await expect(async () => {
          expect((await nothing.isVisible()) || !['', last].includes(await cipherOn(juror))).toBe(true);
        }).toPass();
        if (await nothing.isVisible()) break;
        last = await cipherOn(juror);
        // Not even as a control work does one come twice to the same juror.
        expect(seen).not.toContain(`${taskId} ${last}`);
        seen.push(`${taskId} ${last}`);
        marked.push(`${taskId} ${last}`);
        // One of them is much more generous than the others.
        await markByKeyboard(juror, index === 4 ? '5' : '2');
      }
    }
  };
  const before = page.getByText(/осталось? \d+ провер/).first();
  const words = await before.innerText();
  await Promise.all(pages.map((juror, index) => markAll(juror, index)));

  // All works were in somebody's hands, and control works among them; who marks fewest may be given none.
  expect(new Set(marked.map((work) => work.split(' ')[1])).size).toBe(40);
  const controls = [...control].map(([taskId, cipher]) => `${taskId} ${cipher}`);
  expect(marked.filter((work) => controls.includes(work))).not.toHaveLength(0);

  // Nothing of it was asked for: the board has followed by itself.
  await expect(page.getByText(words, { exact: true })).toHaveCount(0);
  const settle = page.getByRole('link', { name: 'Решить' });
  await expect(settle.first()).toBeVisible();
  await look(page, 'jury-board', 'dark too');

  // Differences are settled with both markings side by side.
  const settled = page.getByText('Расхождений нет');
  for (;;) {
    await expect(settle.first().or(settled)).toBeVisible();
    if (await settled.isVisible()) break;
    await settle.first().click();
    await expect(page.locator('.others')).toBeVisible();
    await expect(page.locator('.others')).toContainText('Ершова');
    if ((await page.locator('.others th[scope="col"]').count()) === 3 && !control.has('looked')) {
      control.set('looked', '');
      await look(page, 'jury-difference');
    }
    await markByKeyboard(page, '3');
    await expect(page).toHaveURL(/board$/);
  }
  await expect.poll(async () => (await tasksOf(page)).every(({ works, done }) => works === done)).toBe(true);
  // The generous one is known by the control works.
  await expect(page.getByRole('row', { name: /Ершова/ }).last()).toContainText(/[−-]\d+/);
  await Promise.all(pages.map((juror) => juror.context().close()));

  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(organizer.context(), 'methodist');
  const held = { browser, chair: page, organizer, olympiadId, roundId };
  await test.step('appeals', () => hearAppeals(held));
  await test.step('results', () => signAndReveal(held));
  await test.step('best works', () => publishWork(held, look));
  await test.step('diplomas', () => verifyDiploma(held, info.outputPath('verify-document.html')));
  await organizer.context().close();
});
