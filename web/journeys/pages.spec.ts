import { readdirSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './axe';
import { signIn } from './people';

/** Pages that no other journey opens, by who opens them. A name after a colon stands for an id in the example data. */
const pages = {
  admin: ['/'],
  head: ['/'],
  methodist: ['/', '/olympiads/:running/plan', '/questions/:bank/:question'],
  coordinator: ['/', '/people', '/people/new', '/school-olympiads', '/olympiads/:over/registrations/results'],
  chair: ['/'],
  juror: ['/'],
  teacher: ['/'],
  guardian: ['/'],
  pupil1: ['/'],
};

type Ids = Record<string, string | undefined>;

/** The ids, as far as who asks may see them. */
async function idsFor(request: APIRequestContext): Promise<Ids> {
  const read = async <T>(path: string) => (await (await request.get(path)).json()) as Partial<T>;
  const { items = [] } = await read<{ items: { id: string; phase: string; title: string }[] }>('/api/olympiads');
  const olympiad = (phase: string, subject: RegExp) =>
    items.find((other) => other.phase === phase && subject.test(other.title))?.id;
  const bank = (await read<{ id: string }[]>('/api/question-banks'))[0]?.id;
  const { rows } = await read<{ rows: { id: string }[] }>(`/api/question-banks/${String(bank)}/questions`);
  const [running, over] = [olympiad('running', /по физике$/), olympiad('over', /по математике$/)];
  return { running, over, bank, question: rows?.[0]?.id };
}

for (const [login, addresses] of Object.entries(pages))
  test(`${login} sees what no other journey shows @desktop`, async ({ page, lookBoth: look }) => {
    test.slow();
    await signIn(page.context(), login);
    const ids: Ids = addresses.length > 1 ? await idsFor(page.context().request) : {};
    for (const address of addresses) {
      await page.goto(address.replace(/:(\w+)/g, (_, name: string) => ids[name]!));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await look(page, ['of', login, ...(address.match(/\w+/g) ?? ['today'])].join('-'), 'dark too');
    }
  });

test('every guide is open to everybody @desktop', async ({ page, lookBoth: look }) => {
  test.slow();
  for (const file of readdirSync(new URL('../../docs/guide', import.meta.url))) {
    const guide = file.replace('.md', '');
    await page.goto(`/help/${guide}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, `guide-${guide}`, 'dark too');
  }
});
