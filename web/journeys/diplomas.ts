import { expect, type Browser, type Page } from '@playwright/test';
import { downloaded, readPdf } from './files';
import { signIn } from './people';

interface Listed {
  id: string;
  title: string;
  phase: string;
}

/** The chair joins the jury of the olympiad and signs its results, unless they are signed. */
async function signResults(organizer: Page, browser: Browser, olympiadId: string) {
  const context = await browser.newContext();
  await signIn(context, 'chair');
  const { personId } = (await (await context.request.get('/api/me')).json()) as { personId: string };
  const appointed = await organizer.request.put(`/api/olympiads/${olympiadId}/jury/${personId}`, {
    data: { taskIds: [] },
  });
  expect(appointed.ok()).toBe(true);
  const results = (await (await context.request.get(`/api/olympiads/${olympiadId}/results`)).json()) as {
    signing: object | null;
    standingVersion: number;
    rulesVersion: number;
  };
  if (!results.signing) {
    const { standingVersion, rulesVersion } = results;
    const signed = await context.request.post(`/api/olympiads/${olympiadId}/results/sign`, {
      data: { standingVersion, rulesVersion },
    });
    expect(signed.ok(), await signed.text()).toBe(true);
  }
  await context.close();
}

/** One that is over, its results signed by the chair. */
export async function signedOlympiad(organizer: Page, browser: Browser) {
  const { items } = (await (await organizer.request.get('/api/olympiads')).json()) as { items: Listed[] };
  const olympiad = items.find(({ phase, title }) => phase === 'over' && /по биологии$/.test(title))!;
  await signResults(organizer, browser, olympiad.id);
  return olympiad;
}

/** The first of the list, from a page where documents were issued. */
export async function winnersDiploma(page: Page) {
  await page.getByRole('searchbox', { name: 'Найти' }).fill('Диплом победителя');
  const row = page.getByRole('row').filter({ hasText: 'Диплом победителя' }).first();
  const holder = (await row.getByRole('cell').first().innerText()).split('\n')[0]!.trim();
  const link = page.getByRole('link', { name: `PDF документа: ${holder}` }).first();
  const [paper] = readPdf(await downloaded(page, () => link.click()));
  return { holder, paper: paper!, code: paper!.codes[0]! };
}
