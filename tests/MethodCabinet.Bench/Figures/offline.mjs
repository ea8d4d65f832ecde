// Writes ENTRIES answers in the page of an attempt without a network, connects, and prints JSON: milliseconds until the server has acknowledged all of them.
import { base, launch, openRunning, signIn } from './browser.mjs';

const entries = Number(process.env.ENTRIES);
const browser = await launch();
try {
  const context = await browser.newContext({ locale: 'ru-RU' });
  const page = await context.newPage();
  await signIn(page, 'pupil1');
  const attempt = await openRunning(page);
  const position = attempt.paper.tasks.findIndex(({ body }) => body.type === 'shortText');
  await page.goto(new URL(`/attempts/${attempt.attemptId}`, base).href);
  await page.locator('input[type="radio"]').first().waitFor();
  await page.getByRole('button', { name: new RegExp(`^Задание ${position + 1}\\D`) }).first().click();
  const field = page.getByLabel('Ваш ответ', { exact: true });
  await field.waitFor();

  await context.setOffline(true);
  for (let n = 1; n <= entries; n++) {
    await field.fill(`ответ ${n}`);
    await field.blur();
  }
  await page.waitForFunction((count) => document.querySelector('[data-testid="save-state"]').dataset.unsent === String(count), entries);
  const begun = performance.now();
  await context.setOffline(false);
  await page.waitForFunction(() => document.querySelector('[data-testid="save-state"]').dataset.unsent === '0', undefined, { polling: 10, timeout: 60_000 });
  const ms = Math.round(performance.now() - begun);
  const { heads } = await (await page.request.get(new URL(`/api/attempts/${attempt.attemptId}`, base).href)).json();
  console.log(JSON.stringify({ ms, stored: heads.reduce((sum, head) => sum + head.seq, 0) }));
} finally {
  await browser.close();
}
