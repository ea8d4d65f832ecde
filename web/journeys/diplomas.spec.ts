import { expect, test, type Look } from './axe';
import { signedOlympiad, winnersDiploma } from './diplomas';
import { downloaded, reworded } from './files';
import { verifyOffline } from './offline';
import { signIn } from './people';
import type { Page } from '@playwright/test';

/** A template is looked at with the results and with an example, a new one before it is taken. */
async function lookAtTemplates(page: Page, look: Look) {
  const order = 'Приказ об итогах, docx';
  const section = page.locator('section section').filter({ has: page.getByRole('heading', { name: order }) });
  const sheet = section.frameLocator(`iframe[title="Заполненный шаблон: ${order}"]`);
  await section.getByRole('button', { name: `Показать, что получится: ${order}` }).click();
  await expect(sheet.getByText('ПРИКАЗЫВАЮ:')).toBeVisible();
  await expect(sheet.getByText('Соколовой Анне Игоревне')).toHaveCount(0);
  await section.getByText('Примером').click();
  await expect(sheet.getByText('Соколовой Анне Игоревне')).toBeVisible();

  const template = await downloaded(page, () => section.getByRole('link', { name: 'Скачать шаблон' }).click());
  const offer = (from: string, to: string) =>
    section.getByLabel(`Загрузить шаблон: ${order}`).setInputFiles({
      name: 'приказ.docx',
      mimeType: 'application/octet-stream',
      buffer: reworded(template, from, to),
    });
  await offer('{{date}}', '{{day}}');
  await expect(section.getByText('Поля «day» нет', { exact: false })).toBeVisible();
  await expect(section.getByRole('button', { name: 'Сделать шаблоном' })).toHaveCount(0);
  await offer('ПРИКАЗЫВАЮ:', 'ПОСТАНОВЛЯЮ:');
  await expect(sheet.getByText('ПОСТАНОВЛЯЮ:')).toBeVisible();
  await look(page, 'template-offered');
  await section.getByRole('button', { name: 'Сделать шаблоном' }).click();
  await expect(section.getByText('свой шаблон', { exact: false })).toBeVisible();
  await expect(sheet.getByText('ПОСТАНОВЛЯЮ:')).toBeVisible();

  // What was offered goes once the list has been read anew: until then the page may still move under a click.
  await expect(section.getByRole('button', { name: 'Сделать шаблоном' })).toHaveCount(0);
  await section.getByRole('button', { name: 'Вернуть стандартный' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть стандартный' }).click();
  await expect(sheet.getByText('ПРИКАЗЫВАЮ:')).toBeVisible();
  await section.getByRole('button', { name: `Скрыть: ${order}` }).click();
}

test('diplomas follow the signed results, and one is verified without a network by its code @desktop', async ({
  page,
  browser,
  lookBoth: look,
}, info) => {
  test.slow();
  await signIn(page.context(), 'methodist');
  const olympiad = await signedOlympiad(page, browser);

  await page.goto(`/olympiads/${olympiad.id}/certificates`);
  await expect(page.getByText(/^Можно выдать: дипломов победителя — [1-9]/)).toBeVisible();
  await look(page, 'documents-to-issue');

  await test.step('a design of the olympiad, with the picture that the server draws of it', async () => {
    await page.getByRole('link', { name: 'Макеты документов' }).click();
    const picture = page.getByRole('img', { name: 'Документ с самым длинным именем' });
    await expect(picture).toBeVisible();
    const before = await picture.getAttribute('src');
    await page.getByRole('button', { name: 'Добавить строку' }).click();
    await page.getByRole('textbox', { name: 'Строка 8' }).fill('{{имя}}');
    await expect(page.getByText('Поля «имя» нет.').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Строка 8' }).fill('Весьегонск, ');
    await page.getByRole('button', { name: 'Учебный год' }).click();
    await expect(picture).not.toHaveAttribute('src', before!);
    await expect(page.getByText('Поля «имя» нет.')).toHaveCount(0);
    await page.getByRole('button', { name: 'Сохранить для олимпиады' }).click();
    await expect(page.getByText('Сохранено.')).toBeVisible();
    await look(page, 'design');
    await page.getByRole('link', { name: 'К выданным документам' }).click();
  });

  await page.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(page.getByText('Выданы все документы, которые можно выдать сейчас.')).toBeVisible();
  await page.getByText('Шаблоны и поля').click();
  await look(page, 'documents');
  await lookAtTemplates(page, look);

  const download = (name: string) => downloaded(page, () => page.getByRole('link', { name }).first().click());
  for (const name of ['Все файлами, ZIP', 'Протокол жюри, docx', 'Приказ об итогах, docx'])
    expect((await download(name)).subarray(0, 4).toString(), name).toBe('PK\u0003\u0004');

  const { holder, paper, code } = await winnersDiploma(page);
  expect(paper.lines.join(' ')).toContain('за победу в олимпиаде');
  expect(paper.lines.join(' ')).toMatch(/Весьегонск, 20\d\d\/\d\d/);
  expect(code).toMatch(/\/verify\/[\w-]+#[\w-]{200,}$/);

  await test.step('without a network, by a page that was saved before', async () => {
    const saved = info.outputPath('verify-document.html');
    await verifyOffline(page, browser, saved, code, ['Диплом победителя', holder, olympiad.title]);
  });

  await test.step('as it is served, and by the page to which the code leads', async () => {
    await page.goto('/verify-document.html');
    await page.getByLabel('Или текст QR-кода').fill(code);
    await page.getByRole('button', { name: 'Проверить' }).click();
    await expect(page.getByText('Подпись подлинная')).toBeVisible();
    await look(page, 'verify-document');
    await page.goto(code);
    await expect(page.getByText('документ действителен')).toBeVisible();
    await expect(page.getByText('подлинная', { exact: true })).toBeVisible();
    await look(page, 'verified-diploma');
  });
});
