import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from './axe';
import { goTo, held, openPaper, save, taskOf } from './paper';
import { photograph, takePictures } from './photographs';

/** Pupils of the example municipality who are registered for the running olympiad and have not begun; one for each test. */
const pupils = { phone: ['p618', 'p676'], desktop: ['p694', 'p698'] };
const pupil = (project: string, index: number) => pupils[project as keyof typeof pupils][index] ?? '';

interface Sent {
  sha256: string;
  name: string;
  size: number;
  page?: number;
}

test('a photograph that lies on its side and tells its place is turned, cropped and sent without it, over a line that breaks', async ({
  page,
  context,
  look,
}, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 0));
  const photo = await photograph(page, 'Лист 1.', { noise: 255 });
  expect(photo.includes('Exif\0\0')).toBe(true);
  const task = await goTo(page, paper, 'upload');
  await page.getByLabel('Выбрать файл').setInputFiles({ name: 'IMG_2041.JPG', mimeType: 'image/jpeg', buffer: photo });

  // Stored 1600 by 1200; shown as it was taken, upright.
  const dialog = page.getByRole('dialog', { name: 'Проверьте снимок' });
  const picture = dialog.getByRole('img', { name: 'Снимок IMG_2041.jpg' });
  const shape = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight);
  await expect.poll(shape).toBeCloseTo(0.75, 2);
  await look(page, 'attempt-picture');
  await dialog.getByRole('button', { name: 'Повернуть вправо' }).click();
  await expect.poll(shape).toBeCloseTo(4 / 3, 2);
  await dialog.getByRole('button', { name: 'Повернуть влево' }).click();
  await expect.poll(shape).toBeCloseTo(0.75, 2);

  // The lower corner of the frame goes up by the keyboard.
  await dialog.getByLabel('Правый нижний угол рамки').focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowUp');
  await look(page, 'attempt-picture-cropped');

  // The line breaks with the second part, once.
  const puts: string[] = [];
  let broken = false;
  await context.route('**/api/attempts/*/files/*/parts/*', async (route) => {
    puts.push(new URL(route.request().url()).pathname.split('/').pop()!);
    if (puts.length === 2 && !broken) {
      broken = true;
      return route.abort();
    }
    return route.continue();
  });
  await dialog.getByRole('button', { name: 'Приложить', exact: true }).click();
  const file = page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
  await expect(file).toContainText('на сервере', { timeout: 60_000 });
  await expect(save(page)).toContainText('сохранено на сервере');
  await look(page, 'attempt-photograph');
  expect(broken).toBe(true);
  // What had arrived before was not sent again.
  expect(puts.filter((part) => part === '0')).toHaveLength(1);

  const { answers, files } = await held(page, paper);
  const [sent] = (JSON.parse(answers.find(({ taskId }) => taskId === task.id)!.answer) as { files: Sent[] }).files;
  expect(sent).toMatchObject({ name: 'IMG_2041.jpg', page: 1 });
  expect(files).toEqual([sent!.sha256]);
  const arrived = await (await context.request.get(`/api/attempts/${paper.attemptId}/files/${sent!.sha256}`)).body();
  expect(createHash('sha256').update(arrived).digest('hex')).toBe(sent!.sha256);
  expect(arrived.includes('Exif')).toBe(false);
  const [width, height] = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${base64}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, arrived.toString('base64'));
  // Upright, and less than it was.
  expect(width).toBeLessThan(height!);
  expect(height).toBeLessThan(1600);
});

test('a HEIC photograph of a telephone is opened by the page and sent as a JPEG without its place @desktop', async ({
  page,
  context,
}) => {
  const paper = await openPaper(page, 'p727');
  const task = await goTo(page, paper, 'upload');
  const buffer = await readFile(new URL('page.heic', import.meta.url));
  expect(buffer.includes('Exif')).toBe(true);
  await page.getByLabel('Выбрать файл').setInputFiles({ name: 'IMG_0007.HEIC', mimeType: 'image/heic', buffer });
  const picture = page.getByRole('dialog', { name: 'Проверьте снимок' }).getByRole('img', { name: /^Снимок/ });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight))
    .toBeCloseTo(4 / 3, 2);
  await takePictures(page);
  const file = page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
  await expect(file).toContainText('на сервере', { timeout: 60_000 });
  await expect(save(page)).toContainText('сохранено на сервере');

  const { answers } = await held(page, paper);
  const [sent] = (JSON.parse(answers.find(({ taskId }) => taskId === task.id)!.answer) as { files: Sent[] }).files;
  expect(sent!.name).toBe('IMG_0007.jpg');
  const arrived = await (await context.request.get(`/api/attempts/${paper.attemptId}/files/${sent!.sha256}`)).body();
  expect(arrived.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  expect(arrived.includes('Exif')).toBe(false);
});

test('a missing page, one that is there twice and one that is not sharp are told before the hand-in', async ({
  page,
  look,
}, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 1));
  await goTo(page, paper, 'upload', taskOf(paper, 'upload'));
  const choose = page.getByLabel('Выбрать файл');
  const one = await photograph(page, 'Лист 1.');
  await choose.setInputFiles([
    { name: 'a.jpg', mimeType: 'image/jpeg', buffer: one },
    { name: 'b.jpg', mimeType: 'image/jpeg', buffer: await photograph(page, 'Решение на листе 2', { blurred: true }) },
  ]);
  await takePictures(page, 2);
  const files = page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
  await expect(files).toHaveCount(2);
  const notice = page.getByRole('status').filter({ hasText: 'нерезкий' });
  await expect(notice).toContainText('b.jpg');

  await files.nth(1).getByLabel('Страница').selectOption('3');
  await expect(page.getByText('Не хватает страницы 2.')).toBeVisible();
  await look(page, 'attempt-pages');

  await page.getByRole('button', { name: `Задание ${paper.paper.tasks.length}` }).click();
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  const handIn = page.getByRole('dialog', { name: 'Сдать работу?' });
  await expect(handIn.getByText('Не хватает страницы 2.')).toBeVisible();
  await look(page, 'attempt-hand-in-pages');
  await handIn.getByRole('button', { name: 'Вернуться' }).click();

  // The first page photographed once more: the same to the eye, another file.
  await goTo(page, paper, 'upload');
  await choose.setInputFiles({
    name: 'c.jpg',
    mimeType: 'image/jpeg',
    buffer: await photograph(page, 'Лист 1.', { noise: 8 }),
  });
  await takePictures(page);
  await expect(files).toHaveCount(3);
  const twice = page.getByText('Снимки «a.jpg» и «c.jpg» очень похожи: не одна ли это страница?');
  await expect(twice).toBeVisible();
  await look(page, 'attempt-page-twice');
  await page.getByRole('button', { name: 'Убрать файл c.jpg' }).click();
  await expect(twice).toBeHidden();

  // And pressed a little: it takes its own place.
  await files.nth(0).getByRole('button', { name: 'Поправить снимок a.jpg' }).click();
  await takePictures(page);
  await expect(files).toHaveCount(2);
});
