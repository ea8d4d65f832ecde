import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './axe';
import { ownRound } from './ownRound';
import { signIn } from './people';

interface Marking {
  id: string;
  version: number;
  criteria: { id: string; maxPoints: number; step: number }[];
}

/** Marks all works of a task: the first gets everything, each further one half of what the one before had. */
async function markAll(chair: APIRequestContext, roundId: string, taskId: string) {
  for (let share = 1; ; share /= 2) {
    const claimed = await chair.post(`/api/rounds/${roundId}/tasks/${taskId}/claim`);
    if (claimed.status() === 204) return;
    const { id, version, criteria } = (await claimed.json()) as Marking;
    const points = Object.fromEntries(
      criteria.map((criterion) => [
        criterion.id,
        Math.floor((criterion.maxPoints * share) / criterion.step) * criterion.step,
      ]),
    );
    const placed = await chair.put(`/api/markings/${id}`, {
      data: { points, comment: '', remarks: [], isDone: true, version },
    });
    expect(placed.ok(), await placed.text()).toBe(true);
  }
}

test('a chair tries rules, signs the results, and the places are revealed on the wall @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'p801');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 1, 600);
  const desk = organizer.context().request;
  const { olympiadId } = (await (await desk.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };

  // Three more perform in the same track.
  const entries = (await (await desk.get(`/api/olympiads/${olympiadId}/registrations`)).json()) as {
    items: { trackId: string }[];
  };
  const { trackId } = entries.items[0]!;
  const pupils = [page.context().request];
  for (let number = 802; pupils.length < 4; number++) {
    const pupil = await browser.newContext({ locale: 'ru-RU' });
    await signIn(pupil, `p${String(number)}`);
    const { personId, organizations } = (await (await pupil.request.get('/api/me')).json()) as {
      personId: string;
      organizations: { id: string }[];
    };
    const entered = await desk.post(`/api/olympiads/${olympiadId}/registrations`, {
      data: { organizationId: organizations[0]!.id, items: [{ personId, trackId }] },
    });
    // Whoever is in a higher grade is refused.
    if (entered.ok()) pupils.push(pupil.request);
  }
  for (const pupil of pupils) {
    await expect.poll(async () => (await pupil.post(`/api/rounds/${roundId}/attempt`)).status()).toBe(200);
    const { attemptId } = (await (await pupil.post(`/api/rounds/${roundId}/attempt`)).json()) as { attemptId: string };
    expect((await pupil.post(`/api/attempts/${attemptId}/hand-in`, { data: { heads: [] } })).ok()).toBe(true);
  }

  const chair = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(chair.context(), 'chair');
  const { personId } = (await (await chair.context().request.get('/api/me')).json()) as { personId: string };
  expect((await desk.put(`/api/olympiads/${olympiadId}/jury/${personId}`, { data: { taskIds: [] } })).ok()).toBe(true);
  const closing = await desk.post(`/api/rounds/${roundId}/close`, { data: { early: true } });
  expect(closing.ok(), await closing.text()).toBe(true);
  const tasks = async () =>
    (
      (await (await chair.context().request.get('/api/marking')).json()) as {
        taskId: string;
        olympiadId: string;
        works: number;
      }[]
    ).filter((task) => task.olympiadId === olympiadId && task.works > 0);
  await expect.poll(async () => (await tasks()).length, { timeout: 40_000 }).toBeGreaterThan(0);

  // What is not marked is named by cipher and task, and nobody by name.
  const { title } = (await (await desk.get(`/api/olympiads/${olympiadId}`)).json()) as { title: string };
  await chair.goto('/results');
  const card = chair.getByRole('region', { name: title });
  await expect(card.getByText('не подписаны')).toBeVisible();
  await look(chair, 'results-chaired');
  await card.getByRole('link', { name: 'Открыть' }).click();
  await expect(chair.getByText('Подписать пока нельзя')).toBeVisible();
  await expect(chair.getByText(/^Ф\d+-\d{3} — задание \d+/).first()).toBeVisible();
  await look(chair, 'results-blocked', 'dark too');
  for (const { taskId } of await tasks()) await markAll(chair.context().request, roundId, taskId);
  await expect(chair.getByText('Всё проверено, итоги можно подписать')).toBeVisible();

  // Rules are tried before they are saved.
  await chair.getByLabel('Победителей и призёров вместе').fill('100');
  await chair.getByLabel('Из них победителей').fill('50');
  await chair.getByLabel('Победителю — не меньше').fill('10');
  await chair.getByLabel('Призёру — не меньше').fill('1');
  await expect(chair.getByText('повышается').first()).toBeVisible();
  await expect(chair.getByRole('button', { name: 'Подписать итоги' })).toBeDisabled();
  await look(chair, 'results-trying', 'dark too');
  await chair.getByLabel('Из них победителей').fill('150');
  await expect(chair.getByRole('alert')).toContainText('Правила противоречат друг другу');
  await chair.getByLabel('Из них победителей').fill('50');
  await expect(chair.getByRole('alert')).toHaveCount(0);
  await chair.getByRole('button', { name: 'Сохранить правила' }).click();
  await expect(chair.getByRole('button', { name: 'Сохранить правила' })).toBeDisabled();

  // The public sees the standing of before until it is unfrozen.
  await desk.post(`/api/olympiads/${olympiadId}/standing/publish`, { data: { isPublic: true } });
  await organizer.goto(`/olympiads/${olympiadId}/standing`);
  await organizer.getByRole('button', { name: 'Заморозить рейтинг' }).click();
  await organizer.getByRole('dialog').getByRole('button', { name: 'Заморозить рейтинг' }).click();
  await expect(organizer.getByText(/^Рейтинг заморожен/)).toBeVisible();
  await look(organizer, 'results-frozen');

  await chair.getByRole('button', { name: 'Подписать итоги' }).click();
  await look(chair, 'results-sign');
  await chair.getByRole('dialog').getByRole('button', { name: 'Подписать итоги' }).click();
  await expect(chair.getByText('Итоги подписаны')).toBeVisible();
  await expect(chair.getByRole('cell', { name: 'победитель' }).first()).toBeVisible();
  const spectator = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await spectator.goto(`/standings/${olympiadId}`);
  await expect(spectator.getByText(/^Рейтинг показан таким, каким был/)).toBeVisible();
  await expect(spectator.getByText('победитель')).toHaveCount(0);

  // A status by hand takes two people.
  await organizer.goto(`/olympiads/${olympiadId}/results`);
  await organizer.getByRole('button', { name: 'Изменить статус' }).last().click();
  await organizer.getByLabel('Причина').fill('Решение апелляционной комиссии, протокол 3');
  await look(organizer, 'results-change');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Предложить' }).click();
  await expect(organizer.getByText('Ваше предложение подтвердит или отклонит другой человек.')).toBeVisible();
  await organizer.getByRole('button', { name: 'Раскрыть шифры' }).click();
  await expect(
    organizer
      .getByRole('dialog')
      .getByText(/^Ф\d+-\d{3}$/)
      .first(),
  ).toBeVisible();
  await look(organizer, 'results-ciphers');
  await organizer.keyboard.press('Escape');
  await chair.reload();
  await chair.getByRole('button', { name: /^Подтвердить:/ }).click();
  await expect(chair.getByText(/^подтвердил\(а\)/)).toBeVisible();
  await look(chair, 'results-signed');

  // The wall of the hall: the lowest place first, the next at a key or a click.
  await chair.getByRole('link', { name: 'Церемония награждения' }).click();
  await expect(chair.getByRole('button', { name: 'Начать' })).toBeVisible();
  await look(chair, 'ceremony-start');
  // A window that has the whole screen takes no other size.
  await chair.evaluate(() => (Element.prototype.requestFullscreen = () => Promise.resolve()));
  await chair.getByRole('button', { name: 'Начать' }).click();
  await expect(chair.getByText(/^Названо 0 из \d$/)).toBeVisible();
  await chair.keyboard.press('PageDown');
  await expect(chair.getByText(/^Названо 1 из \d$/)).toBeVisible();
  await chair.locator('.ceremony-stage').click();
  await look(chair, 'ceremony-running', 'dark too');
  for (let more = 0; more < 5; more++) await chair.keyboard.press('ArrowRight');
  await expect(chair.getByText('Поздравляем!')).toBeVisible();
  await expect(chair.locator('.ceremony-now')).toContainText(/1(–\d)? место/);
  await look(chair, 'ceremony-over');
  await chair.keyboard.press('Escape');
  await expect(chair.getByRole('button', { name: 'Начать' })).toBeVisible();

  await organizer.goto(`/olympiads/${olympiadId}/standing`);
  await organizer.getByRole('button', { name: 'Разморозить рейтинг' }).click();
  await expect(spectator.getByText(/^Итоги подписаны председателем жюри/)).toBeVisible();
  await expect(spectator.getByText('победитель').first()).toBeVisible();
  await look(spectator, 'standing-signed');
  await Promise.all([organizer, chair, spectator].map((other) => other.context().close()));
});
