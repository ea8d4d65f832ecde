import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { goTo, held, open, save, taskOf } from './paper';
import { signIn } from './people';

interface Listed {
  id: string;
  title: string;
  phase: string;
}
interface Plan {
  seasonId: string;
  tracks: { id: string; grade: number }[];
  rounds: { id: string; kind: string; title: string; durationMinutes: number; version: number }[];
}
interface Candidate {
  personId: string;
  trackIds: string[];
}

/** The paper of the running olympiad in a round that opens now and ends soon, with the signed-in pupil as its only participant; by the organizer's own requests. */
async function shortRound(organizer: Page, pupil: Page, seconds: number): Promise<string> {
  const { request } = organizer.context();
  const read = async <T>(path: string) => (await (await request.get(path)).json()) as T;
  const make = async (path: string, data?: object) => {
    const response = await request.post(path, { data });
    expect(response.ok(), path).toBe(true);
    return response;
  };
  await signIn(organizer.context(), 'methodist');
  const { items } = await read<{ items: Listed[] }>('/api/olympiads');
  const running = items.find(({ phase, title }) => phase === 'running' && /по физике/.test(title))!;
  const { seasonId } = await read<Plan>(`/api/olympiads/${running.id}`);
  const copy = { seasonId, title: `Физика: обрыв связи ${Date.now().toString(36)}`, shiftDays: 0, withPapers: true };
  const { id } = (await (await make(`/api/olympiads/${running.id}/copy`, copy)).json()) as { id: string };
  await make(`/api/olympiads/${id}/publish`);

  const me = (await (await pupil.context().request.get('/api/me')).json()) as {
    personId: string;
    name: string;
    organizations: { id: string }[];
  };
  const organizationId = me.organizations[0]!.id;
  const candidates = `/api/olympiads/${id}/candidates?OrganizationId=${organizationId}&Search=${encodeURIComponent(me.name)}`;
  const found = (await read<{ items: Candidate[] }>(candidates)).items.find(
    ({ personId }) => personId === me.personId,
  )!;
  await make(`/api/olympiads/${id}/registrations`, {
    organizationId,
    items: [{ personId: me.personId, trackId: found.trackIds[0] }],
  });

  const round = (await read<Plan>(`/api/olympiads/${id}`)).rounds[0]!;
  const [opensAt, closesAt] = [-60, seconds].map((after) => new Date(Date.now() + after * 1_000).toISOString());
  expect((await request.put(`/api/rounds/${round.id}`, { data: { ...round, opensAt, closesAt } })).ok()).toBe(true);
  return round.id;
}

test('what was written without a network arrives after the deadline: it is kept, and the page says that it does not count @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil3');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await shortRound(organizer, page, 30);
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

  await page.context().setOffline(false);
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await expect(page.getByText('Ответы на 2 задания дошли до сервера после окончания. Они не потеряны')).toBeVisible();
    await expect(page.getByText(`Сервер вовремя получил ответы: 1 из ${String(count)}.`)).toBeVisible();
    await expect(fate(text.position)).toContainText('последнее изменение не засчитано');
    await expect(fate(number.position)).toContainText('опоздал, не засчитан');
    if (!reload) await look(page, 'attempt-over-late');
  }
  const { answers } = await held(page, paper);
  expect(answers.map(({ answer }) => answer)).toEqual(['{"type":"shortText","text":"барометр"}']);

  await organizer.goto(`/rounds/${roundId}/board`);
  await expect(organizer.getByText('2 ответа опоздали')).toBeVisible();
  await organizer.context().close();
});
