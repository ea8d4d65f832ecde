import { expect, test, type Browser, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enter, heard, launch, lessonOf, passOn, type Heard } from './browsers';

/** The pupil's network namespace. */
const line = process.env.LINE!;
const lineScript = join(import.meta.dirname, '../../deploy/media/line');
const onLine = (...what: string[]) => execFileSync(lineScript, [what[0]!, line, ...what.slice(1)]);

let here: Browser;
let there: Browser;
let end: () => void;
test.beforeAll(async () => {
  end = passOn(line, process.env.LINE_ADDRESS!);
  [here, there] = [await launch(), await launch(line)];
});
test.beforeEach(() => void onLine('rate', '0'));
test.afterAll(async () => {
  onLine('rate', '0');
  await Promise.all([here.close(), there.close()]);
  end();
});

/** A lesson that has begun, whose teacher speaks and is seen. */
async function lesson() {
  const [teacher, pupil] = [await enter(here, 'teacher'), await enter(there, 'pupil1')];
  const id = await lessonOf(teacher.context(), [pupil.context()]);
  await teacher.goto(`/rooms/${id}`);
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  await teacher.getByRole('button', { name: 'Микрофон', exact: true }).click();
  await teacher.getByRole('button', { name: 'Камера', exact: true }).click();
  await expect(teacher.getByText('Вас слышат · Вас видят')).toBeVisible();
  await pupil.goto(`/rooms/${id}`);
  await expect.poll(async () => (await heard(pupil)).energy, { intervals: [50] }).toBeGreaterThan(0);
  return { teacher, pupil, id };
}

const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()));

/** Ms until the page hears something again that is no rest of what came before. */
async function untilHeard(page: Page, within = 20_000): Promise<number> {
  const begun = Date.now();
  let before = await heard(page);
  for (;;) {
    await page.waitForTimeout(100);
    const now = await heard(page);
    // Connections that were made anew count from nothing.
    if (now.packets >= before.packets + 3 && now.energy > before.energy) return Date.now() - begun;
    before = now;
    if (Date.now() - begun > within) throw new Error(`Nothing was heard for ${within} ms.`);
  }
}

const lossBetween = (before: Heard, after: Heard) =>
  (after.lost - before.lost) / Math.max(1, after.lost - before.lost + after.packets - before.packets);

test('teacher and pupil hear each other; what the teacher takes is silent at once, whatever the page of the pupil sends', async () => {
  const { teacher, pupil } = await lesson();
  await expect.poll(async () => (await heard(pupil)).frames).toBeGreaterThan(5);
  await pupil.getByRole('button', { name: 'Микрофон', exact: true }).click();
  await expect(pupil.getByText('Вас слышат')).toBeVisible();
  await expect(teacher.getByText(/^Микрофоны включены: .*, /)).toBeVisible();
  await expect.poll(async () => (await heard(teacher)).energy).toBeGreaterThan(0);

  // A page that goes on sending although it was told not to.
  await pupil.evaluate(() => {
    RTCRtpSender.prototype.replaceTrack = () => Promise.resolve();
    MediaStreamTrack.prototype.stop = () => undefined;
  });
  await teacher.getByRole('tab', { name: /^Класс/ }).click();
  await teacher.getByRole('button', { name: 'Выключить микрофоны всем' }).click();
  await expect(pupil.getByText('Учитель выключил ваш микрофон')).toBeVisible();
  await teacher.waitForTimeout(500);
  const before = await heard(teacher);
  await teacher.waitForTimeout(3_000);
  expect((await heard(teacher)).packets - before.packets).toBe(0);
  await close(teacher, pupil);
});

for (const seconds of [8, 25, 45])
  test(`a cut of ${seconds} s: sound is back within 4 s after the line returns`, async () => {
    const { teacher, pupil } = await lesson();
    onLine('cut');
    await pupil.waitForTimeout(2_000);
    const cut = await heard(pupil);
    await pupil.waitForTimeout((seconds - 2) * 1_000);
    // It is a cut, and not a slow line.
    expect((await heard(pupil)).packets).toBeLessThanOrEqual(cut.packets);
    onLine('rate', '0');
    const back = await untilHeard(pupil);
    console.log(`cut of ${seconds} s: back after ${back} ms`);
    expect(back).toBeLessThan(4_000);
    await close(teacher, pupil);
  });

test('Janus killed: sound is back within 5 s', async () => {
  const { teacher, pupil } = await lesson();
  process.kill(Number(readFileSync(join(process.env.ENGINE!, 'janus.pid'), 'utf8')), 'SIGKILL');
  const back = await untilHeard(pupil);
  console.log(`Janus killed: back after ${back} ms`);
  expect(back).toBeLessThan(5_000);
  await expect(teacher.getByText('Вас слышат · Вас видят')).toBeVisible();
  await close(teacher, pupil);
});

test('180 kbit/s: within 6 s no more than 3 % of the sound is lost', async () => {
  const { teacher, pupil } = await lesson();
  // Large pictures come first, so that there is something to adapt.
  await expect.poll(async () => (await rates(pupil)).picture, { timeout: 30_000 }).toBeGreaterThan(250);
  onLine('rate', '180');
  await pupil.waitForTimeout(6_000);
  const before = await heard(pupil);
  await pupil.waitForTimeout(20_000);
  const after = await heard(pupil);
  const lost = lossBetween(before, after);
  // It has adapted, and was not spared.
  expect((after.pictureBytes - before.pictureBytes) / 125 / 20).toBeLessThan(150);
  console.log(`180 kbit/s: ${(100 * lost).toFixed(1)} % lost after 6 s`);
  expect(lost).toBeLessThanOrEqual(0.03);
  await close(teacher, pupil);
});

test('64 kbit/s keeps sound and board', async () => {
  const { teacher, pupil } = await lesson();
  onLine('rate', '64');
  await pupil.waitForTimeout(8_000);
  const before = await heard(pupil);
  const sheet = (await teacher.locator('.board-sheet svg').boundingBox())!;
  await teacher.mouse.move(sheet.x + 100, sheet.y + 100);
  await teacher.mouse.down();
  await teacher.mouse.move(sheet.x + 400, sheet.y + 200, { steps: 8 });
  await teacher.mouse.up();
  await expect(pupil.getByRole('img', { name: /1 запись/ })).toBeVisible({ timeout: 4_000 });
  await pupil.waitForTimeout(12_000);
  const lost = lossBetween(before, await heard(pupil));
  console.log(`64 kbit/s: ${(100 * lost).toFixed(1)} % lost after 8 s`);
  expect(lost).toBeLessThanOrEqual(0.03);
  await close(teacher, pupil);
});

/** kbit/s during one second. */
async function rates(page: Page) {
  const before = await heard(page);
  await page.waitForTimeout(1_000);
  return { picture: ((await heard(page)).pictureBytes - before.pictureBytes) / 125 };
}
