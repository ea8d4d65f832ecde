import { readFile, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './axe';
import { signIn } from './people';

const topic = 'Закон Ома для участка цепи';

/** Two minutes of a quiet tone, which stands in for a voice: 8,000 samples a second of 8 bits. */
function tone(seconds: number): Buffer {
  const rate = 8_000;
  const wav = Buffer.alloc(44 + rate * seconds, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + rate * seconds, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(rate * seconds, 40);
  for (let at = 44; at < wav.length; at++) wav[at] = 128 + Math.round(8 * Math.sin(at / 3));
  return wav;
}

test('who was ill sees the lesson again, finds a moment by the chat and takes it along as one file that opens without a network @desktop', async ({
  page,
  browser,
  lookBoth: look,
}, info) => {
  test.slow();
  await signIn(page.context(), 'pupil1');
  // Nobody records in a journey: the lesson is given a voice on its way to the page.
  const wav = tone(120);
  await page.route(/\/api\/lessons\/[^/]+\/replay$/, async (route) => {
    const response = await route.fetch();
    const lesson = (await response.json()) as { begunAt: string; me: string; tracks: unknown[] };
    lesson.tracks = [
      {
        id: '00000000-0000-0000-0000-000000000001',
        personId: lesson.me,
        startsAt: new Date(Date.parse(lesson.begunAt) + 20_000).toISOString(),
        milliseconds: 120_000,
        mediaType: 'audio/wav',
        bytes: wav.length,
      },
    ];
    await route.fulfill({ json: lesson });
  });
  await page.route('**/replay/tracks/*', (route) => route.fulfill({ body: wav, contentType: 'audio/wav' }));

  await page.goto('/lessons?past=true');
  await page.getByRole('listitem').filter({ hasText: topic }).getByRole('link', { name: 'Пересмотреть' }).click();
  await expect(page.getByRole('heading', { name: topic, level: 1 })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Место в уроке' })).toBeVisible();
  await look(page, 'replay', 'dark too');

  // It plays with the voice: what is heard says what is seen.
  const place = page.getByRole('slider', { name: 'Место в уроке' });
  const at = async () => Number(await place.inputValue());
  await page.getByRole('button', { name: 'Смотреть' }).click();
  await expect.poll(at).toBeGreaterThan(22_000);
  await page.getByRole('button', { name: 'Пауза' }).click();
  const stopped = await at();
  await page.waitForTimeout(600);
  expect(await at()).toBe(stopped);

  // Chapters, and a moment by its words; each at once.
  await page
    .getByRole('button', { name: /Доска 1/ })
    .first()
    .click();
  await expect(page.getByRole('img', { name: /^Доска 1\. / })).toBeVisible();
  await page.getByRole('tab', { name: 'Чат' }).click();
  await page.getByLabel('Найти в чате').fill('прямая получается');
  await expect(page.getByText('Нашлось 1 сообщение')).toBeVisible();
  const started = Date.now();
  await page.getByRole('button', { name: /Получается прямая!/ }).click();
  await expect(page.getByRole('img', { name: /^Доска 1\. 1\d записей/ })).toBeVisible();
  expect(Date.now() - started).toBeLessThan(1_500);
  await look(page, 'replay-chat');
  await page.getByRole('tab', { name: 'Чат' }).press('k');
  await expect(page.getByRole('button', { name: 'Пауза' })).toBeVisible();
  await page.getByRole('tab', { name: 'Чат' }).press('k');
  await page.keyboard.press(']');
  await expect(page.getByRole('img', { name: /слайд 3/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Опросы' }).click();
  await expect(page.getByText('Вопросов пока не было.')).toBeVisible();

  // One file, which needs nothing of the site.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать одним файлом' }).click(),
  ]);
  const file = info.outputPath('lesson.html');
  await download.saveAs(file);
  const bytes = (await stat(file)).size;
  // The tone is 960 KB; everything else of forty minutes leaves the voice its room in ten megabytes.
  expect(bytes - wav.length).toBeLessThan(1_400_000);
  expect((await readFile(file)).subarray(0, 15).toString()).toBe('<!doctype html>');

  const offline = await browser.newContext({ locale: 'ru-RU', offline: true });
  const saved = await offline.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  saved.on('request', (request) => asked.push(request.url()));
  saved.on('pageerror', (error) => faults.push(error.message));
  await saved.goto(pathToFileURL(file).href);
  await expect(saved.getByRole('heading', { name: topic, level: 1 })).toBeVisible();
  await look(saved, 'replay-saved');
  await saved.getByRole('button', { name: /слайд 2/ }).click();
  const slide = saved.locator('.board-slide');
  await expect(slide).toBeVisible();
  expect(
    await slide.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(600);
  const savedPlace = saved.getByRole('slider', { name: 'Место в уроке' });
  await savedPlace.fill('30000');
  await saved.getByRole('button', { name: 'Смотреть' }).click();
  await expect.poll(async () => Number(await savedPlace.inputValue())).toBeGreaterThan(31_500);
  expect(faults).toEqual([]);
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  await offline.close();
});

test('a guardian sees what the class saw, and not what was written to the teacher @phone', async ({ page, look }) => {
  await signIn(page.context(), 'guardian');
  await page.goto('/lessons?past=true');
  await page.getByRole('listitem').filter({ hasText: topic }).getByRole('link', { name: 'Пересмотреть' }).click();
  await page.getByRole('tab', { name: 'Чат' }).click();
  await page.getByLabel('Найти в чате').fill('умножил');
  await expect(page.getByText('Нашлось 0 сообщений')).toBeVisible();
  await page.getByLabel('Найти в чате').fill('');
  await look(page, 'replay-guardian');
  await expect(page.getByRole('button', { name: 'Удалить запись' })).toHaveCount(0);
});
