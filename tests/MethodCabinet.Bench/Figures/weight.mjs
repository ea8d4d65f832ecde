// Opens pages of BASE_URL in a cold browser and prints JSON: what each fetched, in compressed bytes.
import { base, launch, openRunning, signIn } from './browser.mjs';

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

const browser = await launch();
try {
  const pages = [
    await weigh(browser, 'sign-in', 180_000, async (page) => {
      await page.goto(new URL('/sign-in', base).href);
      await page.locator('input[type="password"]').waitFor();
    }),
    await weigh(browser, 'attempt', 220_000, async (page) => {
      await signIn(page, 'pupil2');
      const attempt = await openRunning(page);
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
