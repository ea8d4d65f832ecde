import { expect, test } from './axe';
import { pdf } from './files';
import { signIn } from './people';
import { packed, recording, sample } from './samples';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A text with everything that a text may have, but for the picture, which comes by its button. */
const lesson = [
  '## Длина важнее редких знаков',
  '> **Запомните.** Пароль не просят письмом.',
  'Число вариантов — $n^k$, где $k$ — длина.',
  '| знаков | подбор |\n|---|---|\n| 8 | 5 минут |\n| 16 | века |',
  '```\nсиний-трамвай-едет-в-гости\n```',
  '',
].join('\n\n');

/** Of the file that Moodle would write. */
const chosen = ['Второй фактор', 'Надёжный пароль', 'Протокол'];

test('a methodist builds a course with every kind of unit, a package of another program and questions from Moodle @desktop', async ({
  page,
  lookBoth: look,
}, info) => {
  test.slow();
  const stamp = Date.now().toString(36);
  const title = `Безопасность в сети ${stamp}`;
  const bank = `Безопасность ${stamp}`;
  const dialog = page.getByRole('dialog');
  const rows = page.locator('.unit-rows a');
  const save = async () => {
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await expect(page.getByText('Сохранено', { exact: true })).toBeVisible();
  };
  const named = async (name: string) => {
    await page.locator('.inline-name').fill(name);
    await page.keyboard.press('Enter');
  };
  const add = async (module: string, kind: string, name: string) => {
    await page
      .getByRole('group', { name: `Добавить в модуль: ${module}` })
      .getByRole('button', { name: kind })
      .click();
    await named(name);
    await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  };
  await signIn(page.context(), 'methodist');

  await test.step('the questions come from Moodle, and what does not come is told by its line', async () => {
    await page.goto('/questions');
    await page.getByRole('button', { name: 'Создать банк' }).click();
    await page.getByLabel('Банк вопросов', { exact: true }).fill(bank);
    await page.getByLabel('Предмет').selectOption('informatics');
    await page.getByRole('button', { name: 'Создать', exact: true }).click();
    await page.getByRole('button', { name: 'Загрузить из файла' }).click();
    await page
      .getByLabel('Выбрать файл')
      .setInputFiles(sample('moodle/as-moodle-writes.xml', 'безопасность.xml', 'text/xml'));
    await expect(dialog.getByText('11 вопросов можно загрузить, 9 замечаний')).toBeVisible();
    const told = dialog.getByRole('list', { name: 'Замечания по строкам файла' }).getByRole('listitem');
    await expect(told.filter({ hasText: 'не загрузится' })).toHaveCount(3);
    await expect(told.filter({ hasText: 'calculated: Вычислить' })).toContainText('не поддерживается');
    await look(page, 'moodle-import', 'dark too');
    await page.getByRole('button', { name: 'Загрузить 11 вопросов' }).click();
    await expect(page.getByText('Загружено 11 вопросов.')).toBeVisible();
  });

  await test.step('units of every kind', async () => {
    await page.goto('/courses');
    await page.getByRole('button', { name: 'Новый курс' }).click();
    await dialog.getByLabel('Название').fill(title);
    await dialog.getByRole('button', { name: 'Создать' }).click();
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    for (const module of ['Основы', 'Проверка']) {
      await page.getByRole('button', { name: 'Добавить модуль' }).click();
      await named(module);
      await expect(page.getByRole('heading', { name: module, level: 3 })).toBeVisible();
    }

    // The recording first: its qualities are made while the rest is written.
    await add('Основы', 'видео', 'Вводная лекция');
    await page.getByLabel('Загрузить видео').setInputFiles(recording(info.outputPath('лекция.mp4'), 4));
    await expect(page.getByText('Видео: лекция.mp4')).toBeVisible({ timeout: 60_000 });
    await save();

    await add('Основы', 'текст', 'Надёжные пароли');
    const text = page.getByLabel('Текст', { exact: true });
    await text.fill(lesson);
    await page.getByLabel('Изображение', { exact: true }).setInputFiles({
      name: 'замок.png',
      mimeType: 'image/png',
      buffer: await page.locator('h1').screenshot(),
    });
    await dialog.getByLabel('Описание изображения').fill('Замок в строке адреса');
    await dialog.getByRole('button', { name: 'Вставить' }).click();
    await expect(text).toHaveValue(/!\[Замок в строке адреса\]\(\/api\/files\/[0-9a-f-]{36}\)/);
    await page.getByLabel('Сколько минут занимает').fill('15');
    await save();

    await add('Основы', 'файл', 'Памятка');
    await page
      .getByLabel('Выбрать файл')
      .setInputFiles({ name: 'памятка.pdf', mimeType: 'application/pdf', buffer: pdf(['Passwords']) });
    await expect(page.getByRole('link', { name: 'памятка.pdf' })).toBeVisible();
    await save();
    await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
    await page.getByRole('button', { name: 'Читать здесь' }).click();
    await expect(page.getByText('страница 1 из 1')).toBeVisible();
    await expect(page.locator('canvas[data-drawn]')).toBeVisible();
    await add('Основы', 'ссылка', 'Что говорит закон');
    await page.getByLabel('Адрес').fill('https://example.org/law');
    await save();

    await add('Проверка', 'пакет SCORM', 'Тренажёр');
    await page.getByLabel('Загрузить пакет SCORM').setInputFiles(packed('scorm/package-12', 'письмо.zip'));
    await expect(page.getByText('Пакет: письмо.zip')).toBeVisible({ timeout: 60_000 });
    await save();
    await expect(page.getByText('SCORM 1.2: «Подозрительное письмо», 1 раздел.')).toBeVisible();
    await expect(page.getByText('Вот что из пакета здесь не работает:')).toHaveCount(0);

    await add('Проверка', 'тест', 'Проверьте себя');
    await page.getByRole('button', { name: 'Взять вопросы из банка' }).click();
    await dialog.getByLabel('Банк').selectOption({ label: `${bank} (11)` });
    for (const question of chosen) await dialog.getByRole('checkbox', { name: question }).check();
    await dialog.getByRole('button', { name: 'Добавить 3 вопроса' }).click();
    await expect(page.getByText('3 вопроса. Всего баллов: 3')).toBeVisible();
    await save();

    await add('Проверка', 'практическая работа', 'План урока');
    await page.getByLabel('Задание').fill('Составьте план урока о паролях.');
    await page.getByRole('button', { name: 'Добавить критерий' }).click();
    await page.getByLabel('Критерий 1', { exact: true }).fill('Цели и ход урока');
    await page.getByLabel('Баллов для зачёта').fill('3');
    await save();
    await expect(rows).toHaveCount(7);
    await look(page, 'course-of-all-kinds', 'dark too');
  });

  await test.step('what was taken out by mistake comes back', async () => {
    const whole = await rows.allInnerTexts();
    await page.getByRole('button', { name: 'Убрать: План урока' }).click();
    await expect(rows).toHaveCount(6);
    const undone = page.waitForResponse((answer) => answer.url().endsWith('/outline') && answer.ok());
    await page.getByRole('button', { name: 'Отменить', exact: true }).click();
    await undone;
    await expect(page.getByText('Убрано: План урока')).toHaveCount(0);
    await expect(rows).toHaveText(whole.map((row) => row.replaceAll('\n', '')));
  });

  await test.step('each unit is looked at as its learner will see it', async () => {
    const preview = page.getByRole('button', { name: 'Как увидит слушатель' });
    await page.getByRole('link', { name: 'Надёжные пароли' }).click();
    await preview.click();
    await expect(page.locator('.course-text blockquote')).toContainText('Пароль не просят письмом.');
    await expect(page.locator('math').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: '5 минут' })).toBeVisible();
    await expect(page.locator('.course-text pre')).toContainText('синий-трамвай');
    await expect
      .poll(() =>
        page
          .getByRole('img', { name: 'Замок в строке адреса' })
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0);
    await look(page, 'text-as-seen', 'dark too');
    await page.getByRole('link', { name: 'Тренажёр' }).click();
    await preview.click();
    const inner = page.frameLocator('.scorm-frame').frameLocator('iframe');
    await expect(inner.getByRole('heading', { name: 'Подозрительное письмо' })).toBeVisible();
    await inner.getByRole('button', { name: 'Позвонить администратору школы' }).click();
    await expect(inner.getByText('Верно: пароль не просят письмом.')).toBeVisible();
    await page.getByRole('link', { name: 'Проверьте себя' }).click();
    await preview.click();
    await expect(page.locator('.quiz-preview > li')).toHaveCount(3);
    await page.getByRole('link', { name: 'Вводная лекция' }).click();
    await expect(page.getByText('Готово к просмотру: 240p, 480p, только звук.')).toBeVisible({ timeout: 180_000 });
  });

  await test.step('it is published, and a cohort opens', async () => {
    await page.getByRole('button', { name: 'Настройки курса' }).click();
    await dialog.getByLabel('Академических часов').fill('16');
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Опубликовать' }).click();
    await dialog.getByRole('button', { name: 'Опубликовать' }).click();
    await expect(page.getByText('опубликовано издание 1')).toBeVisible();
    await page.getByRole('link', { name: 'Потоки' }).click();
    await page.getByRole('button', { name: 'Новый поток' }).click();
    await dialog.getByLabel('Название').fill('Осень');
    await dialog.getByLabel('Начало').fill(day(-1));
    await dialog.getByLabel('Конец').fill(day(60));
    await dialog.getByRole('button', { name: 'Открыть поток' }).click();
    await expect(page.getByRole('heading', { name: `${title}: Осень`, level: 1 })).toBeVisible();
  });
});
