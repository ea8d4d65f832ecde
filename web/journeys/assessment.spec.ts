import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { signIn } from './people';

const file = `::Столица::Столица России? {=Москва ~Казань ~Тула}

::Сломан::Чему равно? {=4

::Степень::$$x^2$$ при x, равном 3? {#9:0}
`;

test('a methodist makes a bank, brings questions in, writes one and takes them out @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  await page.goto('/questions');
  await expect(page.getByRole('heading', { level: 1, name: 'Вопросы' })).toBeVisible();
  await look(page, 'banks');
  const title = `Проба ${Date.now().toString(36)}`;
  await page.getByRole('button', { name: 'Создать банк' }).click();
  await page.getByLabel('Банк вопросов', { exact: true }).fill(title);
  await page.getByLabel('Предмет').selectOption('physics');
  await page.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

  // A long file is shown by parts, in a list of its own: below it the dialog ends with what is to be pressed.
  await page.getByRole('button', { name: 'Загрузить из файла' }).click();
  const long = Array.from({ length: 130 }, (_, n) => `::Вопрос ${n}::Верно? {T}`).join('\n\n');
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(long) });
  const dialog = page.getByRole('dialog');
  const taking = dialog.getByRole('button', { name: 'Загрузить 130 вопросов' });
  await expect(taking).toBeVisible();
  await dialog.getByRole('button', { name: 'Показать ещё' }).click();
  await expect(dialog.getByRole('list', { name: 'Вопросы файла' }).getByRole('listitem')).toHaveCount(130);
  await dialog.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(taking).toBeInViewport();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Загрузить из файла' }).click();
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from(file) });
  await expect(page.getByText('Строка 3: не загрузится')).toBeVisible();
  await look(page, 'question-import');
  await page.getByRole('button', { name: 'Загрузить 2 вопроса' }).click();
  await expect(page.getByText('Загружены 2 вопроса.')).toBeVisible();
  await page.getByLabel('Вид', { exact: true }).selectOption('numeric');
  await expect(page).toHaveURL(/type=numeric/);
  await expect(page.getByRole('link', { name: 'Степень' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Столица' })).toBeHidden();
  await look(page, 'bank');

  await page.getByRole('link', { name: 'Новый вопрос' }).click();
  await page.getByLabel('Вид вопроса').selectOption('ordering');
  await page.getByLabel('Название', { exact: true }).fill('Планеты');
  await expect(page.getByText('Напишите условие.').first()).toBeVisible();
  await page.getByLabel('Текст условия').fill('Расставьте по удалению от Солнца, $r_1 < r_2 < r_3$.');
  for (const [index, name] of ['Меркурий', 'Венера', 'Земля'].entries())
    await page.getByLabel(`Пункт ${index + 1}`, { exact: true }).fill(name);
  await expect(page.locator('#question-preview math')).toBeVisible();
  await expect(page.getByText('Осталось исправить')).toBeHidden();
  await look(page, 'question-editor', 'dark too');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Планеты' })).toBeVisible();

  await page.getByRole('link', { name: '← К вопросам банка' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать для Moodle' }).click();
  expect((await download).suggestedFilename()).toBe('questions.xml');
});

/** A picture of two circles, as a file that an author has. */
async function picture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [480, 300];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this browser cannot draw');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 480, 300);
    pen.lineWidth = 6;
    for (const x of [130, 350]) {
      pen.beginPath();
      pen.arc(x, 150, 60, 0, 2 * Math.PI);
      pen.stroke();
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

test('a methodist writes a text with gaps, a table and a hot-spot, and puts a question away @desktop', async ({
  page,
  lookBoth: look,
}) => {
  test.setTimeout(120_000);
  await signIn(page.context(), 'methodist');
  await page.goto('/questions');
  const title = `Виды ${Date.now().toString(36)}`;
  await page.getByRole('button', { name: 'Создать банк' }).click();
  await page.getByLabel('Банк вопросов', { exact: true }).fill(title);
  await page.getByLabel('Предмет').selectOption('physics');
  await page.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const image = await picture(page);
  const preview = page.getByRole('region', { name: 'Как увидит участник' });

  async function begin(type: string, name: string) {
    await page.getByRole('link', { name: 'Новый вопрос' }).click();
    await page.getByLabel('Вид вопроса').selectOption(type);
    await page.getByLabel('Название', { exact: true }).fill(name);
  }
  async function save(name: string) {
    await expect(preview.getByText('Осталось исправить')).toBeHidden();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.getByRole('link', { name: '← К вопросам банка' }).click();
    await expect(page.getByRole('link', { name })).toBeVisible();
  }

  // A text with gaps: a word of it becomes the first, a list of options the second, a number the third.
  await begin('gapText', 'Основание города');
  const text = page.getByLabel('Текст с пропусками', { exact: true });
  await text.fill('Город основал Пётр на реке  в 1703 году.');
  for (const word of ['Пётр', '1703', ' в ']) {
    await text.evaluate((area: HTMLTextAreaElement, wanted) => {
      const from = area.value.indexOf(wanted);
      area.focus();
      // The space alone marks a place where nothing stood.
      area.setSelectionRange(from, wanted.startsWith(' ') ? from : from + wanted.length);
    }, word);
    await page.getByRole('button', { name: 'Сделать пропуск' }).click();
  }
  await expect(text).toHaveValue('Город основал {{1}} на реке {{3}} в {{2}} году.');
  await expect(
    page.getByRole('group', { name: 'Пропуск {{1}}' }).getByLabel('Принимаемый ответ 1', { exact: true }),
  ).toHaveValue('Пётр');
  await expect(page.getByRole('group', { name: 'Пропуск {{2}}' }).getByLabel('Верное число')).toHaveValue('1703');
  const third = page.getByRole('group', { name: 'Пропуск {{3}}' });
  await third.getByText('выбирает из списка').click();
  for (const [index, river] of ['Неве', 'Волге'].entries())
    await third.getByLabel(`Вариант ${index + 1}`, { exact: true }).fill(river);
  await third.getByLabel('Вариант 1 — верный').check();
  await expect(preview.getByRole('combobox')).toHaveText(/Волге.*Неве/);
  await look(page, 'editor-gap-text');
  await save('Основание города');

  // A table: what stands in a ticked cell becomes its answer.
  await begin('table', 'Плотности');
  await page.getByLabel('Текст условия').fill('Заполните таблицу.');
  for (const [column, heading] of ['Вещество', 'Плотность, г/см³'].entries())
    await page.getByLabel(`Заголовок столбца ${column + 1}`).fill(heading);
  const rows = [
    ['вода', '1,0'],
    ['лёд', '0,9'],
    ['ртуть', '13,6'],
  ];
  await page.getByRole('button', { name: 'Добавить строку' }).click();
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      await page.getByLabel(`Строка ${row + 1}, столбец ${column + 1}`, { exact: true }).fill(cell);
  await page.getByLabel('Строка 2, столбец 2: заполнит участник').check();
  await page.getByLabel('Строка 3, столбец 1: заполнит участник').check();
  await expect(page.getByRole('group', { name: 'Строка 2, столбец 2' }).getByLabel('Верное число')).toHaveValue('0.9');
  await expect(preview.getByLabel('лёд, Плотность, г/см³')).toBeVisible();
  await look(page, 'editor-table');
  await save('Плотности');

  // A hot-spot: one area with the mouse, the other by keyboard; an image in the statement as well.
  await begin('hotspot', 'Круги');
  await page.getByLabel('Текст условия').fill('Укажите левый круг.\n\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Изображение', exact: true }).click();
  await (await chooser).setFiles({ name: 'схема.png', mimeType: 'image/png', buffer: image });
  await page.getByLabel('Описание изображения', { exact: true }).last().fill('Схема [1]');
  await look(page, 'editor-image');
  await page.getByRole('button', { name: 'Вставить', exact: true }).click();
  await expect(page.getByLabel('Текст условия')).toHaveValue(
    /круг\.\n\n!\[Схема \\\[1\\\]\]\(\/api\/files\/[0-9a-f-]{36}\)$/,
  );
  await expect(preview.getByRole('img', { name: 'Схема [1]' })).toBeVisible();
  await page
    .getByLabel('Выбрать изображение')
    .setInputFiles({ name: 'круги.png', mimeType: 'image/png', buffer: image });
  await page.getByLabel('Описание изображения', { exact: true }).fill('Два круга рядом');
  const surface = page.getByRole('group', { name: 'Области на изображении' });
  await surface.scrollIntoViewIfNeeded();
  const box = await surface.boundingBox();
  if (!box) throw new Error('the image is not on the page');
  await page.mouse.move(box.x + box.width * 0.12, box.y + box.height * 0.28);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.72, { steps: 4 });
  await page.mouse.up();
  const first = page.getByRole('group', { name: 'Область 1', exact: true });
  await expect(first.getByLabel('Слева, %')).toHaveValue(/^1[12]/);
  await expect(first.getByLabel('Ширина, %')).toHaveValue(/^2[78]/);
  await first.getByLabel('Форма').selectOption('oval');
  await first.getByLabel('Слева, %').fill('14');
  await page.getByRole('button', { name: 'Добавить область' }).click();
  const second = surface.getByRole('button', { name: /^Область 2/ });
  await second.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  const numbers = page.getByRole('group', { name: 'Область 2', exact: true });
  await expect(numbers.getByLabel('Слева, %')).toHaveValue('42');
  await expect(numbers.getByLabel('Высота, %')).toHaveValue('21');
  await expect(page.getByLabel('Сколько мест может указать участник')).toHaveValue('2');
  await expect(preview.getByRole('application', { name: 'Два круга рядом' })).toBeVisible();
  await look(page, 'editor-hotspot');
  await second.focus();
  await page.keyboard.press('Delete');
  await expect(numbers).toBeHidden();
  await page.getByLabel('Сколько мест может указать участник').fill('1');
  await save('Круги');

  // What was written is there again when the question is opened.
  await page.getByRole('link', { name: 'Плотности' }).click();
  await expect(page.getByLabel('Строка 2, столбец 2: заполнит участник')).toBeChecked();
  await expect(
    page.getByRole('group', { name: 'Строка 3, столбец 1' }).getByLabel('Принимаемый ответ 1', { exact: true }),
  ).toHaveValue('ртуть');
  await page.getByRole('link', { name: '← К вопросам банка' }).click();

  // What is put away leaves the list, is found in the archive and comes back.
  await page.getByRole('button', { name: 'В архив: Круги' }).click();
  await expect(page.getByText('«Круги» — в архиве.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Круги' })).toBeHidden();
  await page.getByLabel('Какие вопросы показать').selectOption('Архив');
  await expect(page.getByRole('link', { name: 'Круги' })).toBeVisible();
  await look(page, 'bank-archive');
  await page.getByRole('button', { name: 'Вернуть: Круги' }).click();
  await page.getByLabel('Какие вопросы показать').selectOption('Действующие');
  await expect(page.getByRole('link', { name: 'Круги' })).toBeVisible();
});
