import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { held, save, type Snapshot } from './paper';
import { signIn } from './people';

interface Sealing {
  papers: { paperId: string; seal: { id: string } | null }[];
}

/** All papers of the round, sealed; returns them. */
async function seal(organizer: Page, roundId: string) {
  const { request } = organizer.context();
  const sealing = async () => (await (await request.get(`/api/rounds/${roundId}/sealing`)).json()) as Sealing;
  for (const { paperId } of (await sealing()).papers)
    expect((await request.post(`/api/papers/${paperId}/seal`)).ok()).toBe(true);
  return (await sealing()).papers;
}

/** The page waits for the start with the kit; `openings`: what it has asked of the server to open the work. */
async function waitWithKit(page: Page, roundId: string) {
  const openings: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/rounds\/[^/]+\/attempt/.test(request.url())) openings.push(request.url());
  });
  // Fetched unseen from whichever page.
  const fetched = page.waitForResponse(
    (response) => /\/api\/seals\/[^/]+\/held$/.test(response.url()) && response.ok(),
  );
  await page.goto('/');
  await fetched;
  await page.goto(`/rounds/${roundId}`);
  await expect(page.getByText('комплект на устройстве')).toBeVisible();
  return openings;
}

const firstTask = (page: Page) => page.getByRole('heading', { name: 'Задание 1 из' });

for (const way of ['push', 'HTTP'] as const)
  test(`in the second of the start a sealed paper opens by the key that comes by ${way}, before the server is asked for anything else @patient`, async ({
    page,
    browser,
  }) => {
    const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
    await signIn(page.context(), way === 'push' ? 'pupil1' : 'pupil3');
    const roundId = await ownRound(organizer, page, 25, 300);
    await seal(organizer, roundId);
    if (way === 'HTTP') await page.route('**/hubs/kits/**', (route) => route.abort());
    const openings = await waitWithKit(page, roundId);

    await expect(firstTask(page)).toBeVisible({ timeout: 40_000 });
    expect(openings).toEqual([]);

    const attemptId = page.url().split('/').at(-1)!;
    const kit = (await (await page.context().request.get(`/api/rounds/${roundId}/kit`)).json()) as {
      attemptId: string;
    };
    expect(attemptId).toBe(kit.attemptId);
    await page.locator('.opt').nth(1).click();
    await expect(save(page)).toContainText('сохранено на сервере');
    expect(openings).toHaveLength(1);
    expect((await held(page, { attemptId } as Snapshot)).answers).toHaveLength(1);

    // And the page is where the notices come.
    const minutes = { minutes: 5, reason: 'Проверка часов' };
    const clock = page.getByRole('timer');
    const before = await clock.innerText();
    expect((await organizer.request.post(`/api/attempts/${attemptId}/grant-time`, { data: minutes })).ok()).toBe(true);
    await expect(clock).not.toHaveText(new RegExp(`^${before.slice(0, 4)}`));
    await organizer.context().close();
  });

test('who has a kit of a paper that was changed since sits the new one @patient', async ({ page, browser }) => {
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(page.context(), 'pupil2');
  const roundId = await ownRound(organizer, page, 25, 300);
  const papers = await seal(organizer, roundId);
  await waitWithKit(page, roundId);

  for (const { paperId } of papers) {
    const paper = (await (await organizer.request.get(`/api/papers/${paperId}`)).json()) as Record<string, unknown>;
    const changed = { ...paper, instructions: 'Пишите только карандашом.' };
    expect((await organizer.request.put(`/api/papers/${paperId}`, { data: changed })).ok()).toBe(true);
  }
  await expect(firstTask(page)).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('Пишите только карандашом.')).toBeVisible();
  await organizer.context().close();
});
