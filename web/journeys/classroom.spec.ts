import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './axe';
import { keyOnTheSheet } from './openingKey';
import { ownRound } from './ownRound';
import { held, save, type Snapshot } from './paper';
import { signIn } from './people';

interface Sealing {
  papers: { paperId: string; seal: { id: string } | null; isStale: boolean }[];
}

test.use({ serviceWorkers: 'allow' });

const here = (page: Page) => page.getByText('комплект на устройстве');
const old = (page: Page) => page.getByText('комплект устарел');
const changed = 'Пишите только карандашом.';

/** The next pupil sits down at the computer. */
async function takeTurns(context: BrowserContext, login: string) {
  await context.clearCookies();
  await signIn(context, login);
}

const nameOf = async (context: BrowserContext) =>
  ((await (await context.request.get('/api/me')).json()) as { shortName: string }).shortName;

test('two pupils have their kits on one computer; the paper is changed, the page says so and takes the new one, and each sits it, one without a network @longest', async ({
  page,
  context,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const [first, second] = ['pupil1', 'pupil2'] as const;
  const elsewhere = await browser.newContext();
  await signIn(elsewhere, second);
  await signIn(context, first);
  const names = [await nameOf(context), await nameOf(elsewhere)];
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 90, 900, [elsewhere]);
  await elsewhere.close();
  const { request } = organizer.context();
  const sealing = async () => (await (await request.get(`/api/rounds/${roundId}/sealing`)).json()) as Sealing;
  for (const { paperId } of (await sealing()).papers)
    expect((await request.post(`/api/papers/${paperId}/seal`)).ok()).toBe(true);
  const key = await keyOnTheSheet(organizer, roundId);

  await page.goto(`/rounds/${roundId}`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect(here(page)).toBeVisible();
  await takeTurns(context, second);
  await page.goto(`/rounds/${roundId}`);
  await expect(here(page)).toBeVisible();

  // Changed and sealed anew; the line does not bring the new one yet.
  await page.route('**/api/seals/*', (route) => route.abort());
  for (const { paperId } of (await sealing()).papers) {
    const paper = (await (await request.get(`/api/papers/${paperId}`)).json()) as Record<string, unknown>;
    const data = { ...paper, instructions: changed };
    expect((await request.put(`/api/papers/${paperId}`, { data })).ok()).toBe(true);
  }
  await page.reload();
  await expect(old(page)).toBeVisible();
  await look(page, 'round-with-old-kit');
  await expect.poll(async () => (await sealing()).papers.some(({ isStale }) => isStale)).toBe(false);
  await page.reload();
  await expect(old(page)).toBeVisible();
  await page.unroute('**/api/seals/*');
  await page.getByRole('button', { name: 'Загрузить ещё раз' }).click();
  await expect(here(page)).toBeVisible();

  // Without a network the page does not know who has come: it asks.
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Чей это комплект?' })).toBeVisible();
  for (const name of names) await expect(page.getByRole('button', { name })).toBeVisible();
  await look(page, 'round-whose-kit');
  await page.getByRole('button', { name: names[1]! }).click();
  await expect(here(page)).toBeVisible();
  await page.getByText('Нет интернета? Введите ключ вскрытия').click();
  await expect(page.getByText('Тур идёт')).toBeVisible({ timeout: 90_000 });
  await page.getByLabel('Ключ вскрытия').fill(key);
  await page.getByRole('button', { name: 'Вскрыть' }).click();
  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(changed)).toBeVisible();
  await page.locator('.opt').nth(1).click();
  await expect(save(page)).toContainText('сохранено на этом устройстве');
  await context.setOffline(false);
  await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
  const attempts = [page.url().split('/').at(-1)!];
  expect((await held(page, { attemptId: attempts[0] } as Snapshot)).answers).toHaveLength(1);

  // The other one's kit is still the old one; with a network the new one comes, and is sat.
  await takeTurns(context, first);
  await page.goto(`/rounds/${roundId}`);
  await expect(page.getByRole('button', { name: 'Начать' })).toBeVisible();
  // The round goes: the key may have opened it already.
  await expect(page.getByText(/комплект (на устройстве|вскрыт)/)).toBeVisible();
  await page.getByRole('button', { name: 'Начать' }).click();
  await expect(page.getByText(changed)).toBeVisible({ timeout: 30_000 });
  attempts.push(page.url().split('/').at(-1)!);
  await expect(page.locator('.opt[data-on]')).toHaveCount(0);
  await page.locator('.opt').first().click();
  await expect(save(page)).toContainText('сохранено на сервере');
  expect((await held(page, { attemptId: attempts[1] } as Snapshot)).answers).toHaveLength(1);
  expect(attempts[0]).not.toBe(attempts[1]);
  await organizer.context().close();
});
