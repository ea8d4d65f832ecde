import { expect, type Browser, type Page } from '@playwright/test';
import type { Look } from './axe';
import { downloaded, readPdf } from './files';
import { verifyOffline } from './offline';
import { signIn } from './people';

interface Row {
  points: number;
  registrationId: string;
  works: { attemptId: string; roundId: string }[];
}

/** What happens to a round once every work is marked. */
export interface Held {
  browser: Browser;
  chair: Page;
  organizer: Page;
  olympiadId: string;
  roundId: string;
}

const read = async <T>(page: Page, path: string) => (await (await page.context().request.get(path)).json()) as T;

const send = async (reply: Promise<{ ok: () => boolean; text: () => Promise<string> }>) => {
  const response = await reply;
  expect(response.ok(), await response.text()).toBe(true);
};

const signedIn = async (browser: Browser, login: string) => {
  const page = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(page.context(), login);
  return page;
};

/** The lowest of a track appeals and gets more, the highest gets less, each as the commission votes. */
export async function hearAppeals({ browser, organizer, olympiadId, roundId }: Held) {
  const desk = organizer.context().request;
  await send(desk.post(`/api/olympiads/${olympiadId}/standing/publish`, { data: { isPublic: true } }));
  const day = 86_400_000;
  const show = (from: number, to: number, version: number | null, reason: string | null = null) => {
    const [opensAt, closesAt] = [from, to].map((away) => new Date(Date.now() + away).toISOString());
    const data = { opensAt, closesAt, appealDays: 1, minVotes: 1, version, reason };
    return send(desk.put(`/api/rounds/${roundId}/showing`, { data }));
  };
  await show(-60_000, day, null);

  // All jurors have marked: the commission is a teacher who has not.
  const member = await signedIn(browser, 't200');
  const { personId } = await read<{ personId: string }>(member, '/api/me');
  const administrator = await signedIn(browser, 'admin');
  const people = administrator.context().request;
  await send(people.post(`/api/people/${personId}/appointments`, { data: { role: 'juror' } }));
  await administrator.context().close();
  await send(desk.put(`/api/olympiads/${olympiadId}/commission/${personId}`, { data: { isChair: true } }));

  const { tracks } = await read<{ tracks: { rows: Row[] }[] }>(organizer, `/api/olympiads/${olympiadId}/standing`);
  const { items } = await read<{ items: { id: string; personId: string }[] }>(
    organizer,
    `/api/olympiads/${olympiadId}/registrations?size=200`,
  );
  const { rows } = tracks.find((track) => track.rows.length > 1)!;
  for (const [row, raises] of [
    [rows.at(-1)!, true],
    [rows[0]!, false],
  ] as const) {
    const registered = items.find(({ id }) => id === row.registrationId)!;
    const { login } = await read<{ login: string }>(organizer, `/api/people/${registered.personId}`);
    const { attemptId } = row.works.find((work) => work.roundId === roundId)!;
    const pupil = await signedIn(browser, login);
    await pupil.goto(`/attempts/${attemptId}/appeals`);
    await pupil
      .getByRole('button', { name: /^Подать апелляцию .*задани[ию] / })
      .first()
      .click();
    const text = raises ? 'Вывод у меня есть' : 'Хочу высший балл';
    await pupil.getByLabel('С чем вы не согласны и почему').fill(text);
    await pupil.getByRole('dialog').getByRole('button', { name: 'Подать', exact: true }).click();
    await expect(pupil.getByText('рассматривается')).toBeVisible();

    await member.goto('/appeals');
    await expect(member.getByText('ждёт вашего голоса').first()).toBeVisible();
    await member
      .getByRole('link', { name: /^Баллы за задание/ })
      .first()
      .click();
    await expect(member.getByText(text)).toBeVisible();
    const values = member.locator('.criterion').first().getByRole('button');
    await (raises ? values.last() : values.first()).click();
    await member.getByLabel('Обоснование', { exact: true }).fill('По критериям');
    await member.getByRole('button', { name: 'Проголосовать' }).click();
    await expect(member.getByRole('button', { name: 'Изменить голос' })).toBeVisible();
    await member.getByLabel('Обоснование для участника').fill('По критериям');
    await member.getByRole('button', { name: 'Закрыть апелляцию' }).click();
    const decided = raises ? 'баллы повышены' : 'баллы понижены';
    await expect(member.getByText(decided)).toBeVisible();
    await pupil.reload();
    await expect(pupil.getByText(decided)).toBeVisible();
    const result = await read<{ points: number }>(pupil, `/api/attempts/${attemptId}/result`);
    expect(Math.sign(result.points - row.points)).toBe(raises ? 1 : -1);
    await pupil.context().close();
  }
  await member.context().close();

  // Nothing is signed while somebody may still appeal: whatever the holidays, a month ago the term was over.
  const { rounds } = await read<{ rounds: { roundId: string; showing: { version: number } }[] }>(
    organizer,
    `/api/olympiads/${olympiadId}/appeals`,
  );
  const { version } = rounds.find((round) => round.roundId === roundId)!.showing;
  await show(-31 * day, -30 * day, version, 'Срок прошёл');
}

/** The chair tries rules, saves them and signs; the places are revealed. */
export async function signAndReveal({ chair, olympiadId }: Held) {
  await chair.goto(`/results/${olympiadId}`);
  await expect(chair.getByText('Всё проверено, итоги можно подписать')).toBeVisible();
  await chair.getByLabel('Победителей и призёров вместе').fill('100');
  await chair.getByLabel('Из них победителей').fill('60');
  await chair.getByLabel('Победителю — не меньше').fill('10');
  await chair.getByLabel('Призёру — не меньше').fill('1');
  await expect(chair.getByText('повышается').first()).toBeVisible();
  await chair.getByRole('button', { name: 'Сохранить правила' }).click();
  await expect(chair.getByText('Правила сохранены')).toBeVisible();

  // Whoever is told that something has changed meanwhile looks again and signs then.
  await expect(async () => {
    await chair.reload();
    await chair.getByRole('button', { name: 'Подписать итоги' }).click();
    await chair.getByRole('dialog').getByRole('button', { name: 'Подписать итоги' }).click();
    await expect(chair.getByText('Итоги подписаны')).toBeVisible();
  }).toPass();
  await chair.getByRole('link', { name: 'Церемония награждения' }).click();
  await chair.getByRole('button', { name: 'Начать' }).click();
  const named = chair.getByText(/^Названо \d+ из \d+$/);
  await expect(named).toBeVisible();
  const all = Number(/\d+$/.exec(await named.innerText())![0]);
  for (let at = 0; at < all - 1; at++) {
    await chair.keyboard.press('ArrowRight');
    await expect(chair.getByText(`Названо ${String(at + 1)} из ${String(all)}`)).toBeVisible();
  }
  await chair.keyboard.press('ArrowRight');
  await expect(chair.getByText('Поздравляем!')).toBeVisible();
}

/** The organizer publishes a work, and everybody reads it until the consent is withdrawn: then it goes from the open page too. */
export async function publishWork({ browser, organizer, olympiadId }: Held, look: Look) {
  const desk = organizer.context().request;
  const { works } = await read<{ works: { attemptId: string; name: string }[] }>(
    organizer,
    `/api/olympiads/${olympiadId}/published-works`,
  );
  const { attemptId, name } = works[0]!;
  const { tracks } = await read<{ tracks: { rows: Row[] }[] }>(organizer, `/api/olympiads/${olympiadId}/standing`);
  const { items } = await read<{ items: { id: string; personId: string }[] }>(
    organizer,
    `/api/olympiads/${olympiadId}/registrations?size=200`,
  );
  const row = tracks
    .flatMap(({ rows }) => rows)
    .find((each) => each.works.some((work) => work.attemptId === attemptId))!;
  const consent = `/api/people/${items.find(({ id }) => id === row.registrationId)!.personId}/consents/publication`;
  await desk.delete(consent);

  await organizer.goto(`/olympiads/${olympiadId}/results`);
  await organizer.getByRole('link', { name: 'Лучшие работы' }).click();
  const link = organizer.getByRole('link', { name }).first();
  await expect(link).toBeVisible();
  await look(organizer, 'works-choose', 'dark too');
  await link.click();
  await expect(organizer.getByText('Согласия на публикацию нет.')).toBeVisible();
  await expect(organizer.getByRole('heading', { name: 'Ответ' }).first()).toBeVisible();
  await look(organizer, 'works-choose-one');
  await organizer.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(organizer.getByRole('button', { name: 'Снять с публикации' })).toBeVisible();

  const spectator = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await spectator.goto(`/standings/${olympiadId}/works`);
  await expect(spectator.getByText('Опубликованных работ нет')).toBeVisible();
  await send(desk.put(`${consent}?form=initials`));
  await spectator.goto(`/standings/${olympiadId}`);
  await spectator.getByRole('link', { name: 'Лучшие работы: 1' }).click();
  const initials = spectator.getByRole('link', { name: /^(\p{Lu}\. ?)+$/u });
  await expect(initials).toBeVisible();
  await look(spectator, 'works');
  await initials.click();
  await expect(spectator.getByRole('heading', { name: 'Ответ' }).first()).toBeVisible();
  await expect(spectator.getByText(name.split(' ')[0]!)).toHaveCount(0);
  await look(spectator, 'work', 'dark too');
  await send(desk.delete(consent));
  await expect(spectator.getByText('Эта работа не опубликована')).toBeVisible({ timeout: 60_000 });
  await spectator.context().close();
}

/** Diplomas come out, and one is verified where no server answers. */
export async function verifyDiploma({ browser, organizer, olympiadId }: Held, saved: string) {
  await organizer.goto(`/olympiads/${olympiadId}/certificates`);
  await organizer.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(organizer.getByText('Выданы все документы, которые можно выдать сейчас.')).toBeVisible();
  await organizer.getByRole('searchbox', { name: 'Найти' }).fill('Диплом победителя');
  const diploma = organizer.getByRole('row').filter({ hasText: 'Диплом победителя' }).first();
  const holder = (await diploma.getByRole('cell').first().innerText()).split('\n')[0]!.trim();
  const file = await downloaded(organizer, () =>
    diploma.getByRole('link', { name: `PDF документа: ${holder}` }).click(),
  );
  await verifyOffline(organizer, browser, saved, readPdf(file)[0]!.codes[0]!, ['Диплом победителя', holder]);
}
