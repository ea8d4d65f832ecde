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

/** The page waits for the start with the kit; returns what it asks of the server to open the work. */
async function waitWithKit(page: Page, roundId: string, papers: Sealing['papers']) {
  const openings: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/rounds\/[^/]+\/attempt/.test(request.url())) openings.push(request.url());
  });
  // Fetched unseen from whichever page.
  const fetched = page.waitForResponse(
    (response) => response.ok() && papers.some(({ seal }) => response.url().endsWith(`/api/seals/${seal?.id}/held`)),
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
    const roundId = await ownRound(organizer, page, 45, 300);
    const papers = await seal(organizer, roundId);
    await page.route(way === 'HTTP' ? '**/hubs/kits/**' : '**/opening-key', (route) => route.abort());
    const openings = await waitWithKit(page, roundId, papers);

    await expect(firstTask(page)).toBeVisible({ timeout: 70_000 });
    expect(openings).toEqual([]);

    // A pause does not wait until the server knows of the work.
    if (way === 'push') {
      const round = `/api/rounds/${roundId}`;
      const paused = await organizer.request.post(`${round}/pause`, { data: { reason: 'Пожарная тревога' } });
      await expect(page.getByRole('heading', { name: 'Пауза', exact: true })).toBeVisible({ timeout: 2_000 });
      const resumed = await organizer.request.post(`${round}/resume`, { data: (await paused.json()) as object });
      expect(resumed.ok()).toBe(true);
      await expect(firstTask(page)).toBeVisible({ timeout: 2_000 });
    }

    const attemptId = page.url().split('/').at(-1)!;
    const kit = (await (await page.context().request.get(`/api/rounds/${roundId}/kit`)).json()) as {
      attemptId: string;
    };
    expect(attemptId).toBe(kit.attemptId);
    await page.locator('.opt').nth(1).click();
    await expect(save(page)).toContainText('сохранено на сервере');
    expect(openings.length).toBeGreaterThan(0);
    expect((await held(page, { attemptId } as Snapshot)).answers).toHaveLength(1);

    // And the page is where the notices come: five minutes are left less what has passed, and get ten.
    const minutes = { minutes: 10, reason: 'Проверка часов' };
    expect((await organizer.request.post(`/api/attempts/${attemptId}/grant-time`, { data: minutes })).ok()).toBe(true);
    await expect(page.getByRole('timer')).toHaveText(/^1[0-4]:/);
    await organizer.context().close();
  });

test('who has a kit of a paper that was changed since sits the new one @patient', async ({ page, browser }) => {
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(page.context(), 'pupil2');
  const roundId = await ownRound(organizer, page, 45, 300);
  const papers = await seal(organizer, roundId);
  await waitWithKit(page, roundId, papers);

  for (const { paperId } of papers) {
    const paper = (await (await organizer.request.get(`/api/papers/${paperId}`)).json()) as Record<string, unknown>;
    const changed = { ...paper, instructions: 'Пишите только карандашом.' };
    expect((await organizer.request.put(`/api/papers/${paperId}`, { data: changed })).ok()).toBe(true);
  }
  await expect(firstTask(page)).toBeVisible({ timeout: 70_000 });
  await expect(page.getByText('Пишите только карандашом.')).toBeVisible();
  await organizer.context().close();
});
