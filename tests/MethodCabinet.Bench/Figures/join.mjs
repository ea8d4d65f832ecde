// A teacher holds a lesson with a slide and writing on it; a pupil with a cold cache clicks «Войти» again and again.
// Prints JSON: milliseconds from the click until slide and writing are seen and the page hears what happens.
import { base, launch, signIn } from './browser.mjs';

const tries = Number(process.env.TRIES);
const at = (path) => new URL(path, base).href;

/** A context of its own, as on another device. */
async function open(browser, login, viewport = null) {
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', viewport });
  const page = await context.newPage();
  await signIn(page, login);
  return page;
}

const json = async (answer) => {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
};

const browser = await launch();
try {
  const teacher = await open(browser, 'teacher', { width: 1440, height: 900 });
  const idOf = async (page) => (await json(await page.request.get(at('/api/me')))).personId;
  const pupilId = await idOf(await open(browser, 'pupil1'));
  const { id } = await json(
    await teacher.request.post(at('/api/lessons'), {
      data: {
        kind: 'lesson',
        title: 'Закон Ома',
        startsAt: new Date().toISOString(),
        minutes: 45,
        hasWaitingRoom: false,
        members: [
          { personId: await idOf(teacher), role: 'teacher' },
          { personId: pupilId, role: 'pupil' },
        ],
      },
    }),
  );
  await teacher.setContent('<h1 style="font: 60px sans-serif">Закон Ома: I = U / R</h1><p style="font: 30px sans-serif">Чем больше сопротивление, тем меньше ток.</p>');
  const buffer = await teacher.pdf({ format: 'A4', landscape: true });
  await teacher.goto(at(`/rooms/${id}`));
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  await teacher.locator('input[type="file"][accept*="pdf"]').first().setInputFiles({ name: 'Закон Ома.pdf', mimeType: 'application/pdf', buffer });
  const sheet = teacher.locator('.board-sheet svg');
  await teacher.locator('.board-slide').waitFor();
  const box = await sheet.boundingBox();
  await teacher.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.7);
  await teacher.mouse.down();
  await teacher.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.8, { steps: 10 });
  await teacher.mouse.up();

  const storageState = await (await open(browser, 'pupil1')).context().storageState();
  /** Milliseconds from the click on a device that has the list of lessons open and was never in a room. */
  async function join(prepare = async () => undefined) {
    const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', viewport: { width: 360, height: 740 }, storageState });
    const pupil = await context.newPage();
    await pupil.goto(at('/lessons'));
    const link = pupil.locator(`a[href="/rooms/${id}"]`);
    await link.waitFor();
    await pupil.waitForLoadState('networkidle');
    await prepare(pupil);
    // Timed inside the page: what drives the browser takes no part.
    const ms = pupil.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('click', () => {
            const begun = performance.now();
            const look = () => {
              const slide = document.querySelector('.board-slide');
              const isLive = document.querySelector('.room-facts [role="status"]')?.textContent === 'на связи';
              if (slide?.complete && slide.naturalWidth > 0 && document.querySelector('.board-sheet svg > *') && isLive) resolve(performance.now() - begun);
              else requestAnimationFrame(look);
            };
            look();
          }, { capture: true, once: true });
        }),
    );
    await link.click();
    const taken = Math.round(await ms);
    await context.close();
    return taken;
  }

  // Opens the room on a server that has just started.
  const firstMs = await join();
  const times = [];
  for (let i = 0; i < tries; i += 1) times.push(await join());
  const slowMs = await join(async (pupil) => {
    const session = await pupil.context().newCDPSession(pupil);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 200, downloadThroughput: 32_000, uploadThroughput: 16_000 });
  });
  console.log(JSON.stringify({ firstMs, times, slowMs }));
} finally {
  await browser.close();
}
