// Opens pages of BASE_URL in a cold browser and prints JSON: what each fetched, in compressed bytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const base = process.env.BASE_URL;
const password = /пароль у всех: ([^)]+)\)/.exec(readFileSync(process.env.EXAMPLE_ACCOUNTS, 'utf8'))[1];

/** Signs in without a page, so that only the page that is weighed is fetched. */
async function signIn(page, login) {
  const answer = await page.request.post(new URL('/api/account/sign-in', base).href, { data: { login, password, remember: false } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`);
}

/** Bytes of all bodies, as they pass the network, until the page asks for nothing more. */
async function weigh(browser, name, limit, open) {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const headers = new Map();
  let bytes = 0;
  let requests = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => headers.set(requestId, response));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = headers.get(requestId);
    if (!response || response.fromServiceWorker || response.url.startsWith('data:')) return;
    requests += 1;
    bytes += encodedDataLength;
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  await context.close();
  return { name, bytes, limit, requests };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const pages = [
    await weigh(browser, 'sign-in', 180_000, async (page) => {
      await page.goto(new URL('/sign-in', base).href);
      await page.locator('input[type="password"]').waitFor();
    }),
    await weigh(browser, 'attempt', 220_000, async (page) => {
      await signIn(page, 'pupil2');
      const rounds = await (await page.request.get(new URL('/api/participation', base).href)).json();
      const running = rounds.find((round) => round.state === 'open');
      const attempt = await (await page.request.post(new URL(`/api/rounds/${running.roundId}/attempt`, base).href)).json();
      await page.goto(new URL(`/attempts/${attempt.attemptId}`, base).href);
      await page.locator('input[type="radio"]').first().waitFor();
    }),
    await weigh(browser, 'start', 260_000, async (page) => {
      await signIn(page, 'pupil3');
      await page.goto(new URL('/', base).href);
      await page.locator('h1').waitFor();
    }),
  ];
  console.log(JSON.stringify(pages));
} finally {
  await browser.close();
}
