import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { signIn } from './people';

// PNG, 1 × 1.
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

const pupil = 'Соколова Анна';

/** The cell of a pupil at the last lesson that was held: the one that takes keys first stands in its column. */
async function cellOf(page: Page, name: string) {
  const column = await page.locator('.journal-cell[tabindex="0"]').evaluate((cell) => cell.dataset.at!.split(' ')[1]!);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  return row.locator(`.journal-cell[data-at$=" ${column}"]`);
}

/** A cell of a lesson that was held in its room, in which it told that the pupil was there. */
async function roomCellOf(page: Page, name: string) {
  const response = await page.request.get(`/api/journals/${new URL(page.url()).pathname.split('/')[2]!}`);
  const { lessons, pupils, attendance } = (await response.json()) as {
    lessons: { id: string }[];
    pupils: { personId: string; name: string }[];
    attendance: { lessonId: string; personId: string; evidence: string | null; isEntered: boolean }[];
  };
  const row = pupils.findIndex((one) => one.name === name);
  const column = lessons.findIndex(({ id }) =>
    attendance.some(
      (one) =>
        one.lessonId === id && one.personId === pupils[row]!.personId && one.evidence === 'present' && !one.isEntered,
    ),
  );
  return page.locator(`.journal-cell[data-at="${String(row)} ${String(column)}"]`);
}

test('a teacher keeps the journal by keys and sets homework, a pupil hands it in, it is marked, and the guardian reads and writes @desktop', async ({
  page: teacher,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(teacher.context(), 'teacher');
  const newPage = async (login: string) => {
    const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', serviceWorkers: 'block' });
    await signIn(context, login);
    return context.newPage();
  };
  const child = await newPage('pupil1');
  const guardian = await newPage('guardian');

  // A mark is a key, and it is stored at once.
  await teacher.goto('/journals');
  await look(teacher, 'journals');
  await teacher.getByRole('link', { name: 'Физика, 8Б' }).click();
  await expect(teacher.getByRole('table')).toBeVisible();
  await teacher.getByLabel('За что').selectOption('practical');
  const cell = await cellOf(teacher, pupil);
  await cell.focus();
  await teacher.keyboard.press('5');
  await expect(teacher.getByText(/сохранено на сервере/)).toBeVisible();
  await expect(cell).toHaveAccessibleName(/пять \(практическая\)/);
  await look(teacher, 'journal');

  // What is against the room, or has stood for a day, is asked for its reason.
  const room = await roomCellOf(teacher, pupil);
  await room.focus();
  await teacher.keyboard.press('KeyJ');
  const dialog = teacher.getByRole('dialog');
  await expect(dialog.getByText('Напишите причину исправления и повторите.')).toBeVisible();
  await dialog.getByLabel('Причина исправления').fill('Пришла в класс без связи');
  await dialog.getByRole('button', { name: 'Сохранить с причиной' }).click();
  await expect(dialog.getByLabel('На сколько минут опоздал')).toBeVisible();
  await expect(dialog.getByText('Напишите причину исправления и повторите.')).toBeHidden();
  await dialog.getByText('История изменений').click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Пришла в класс без связи' })).toBeVisible();
  await look(teacher, 'journal-cell');
  await teacher.keyboard.press('Escape');

  // Topic and homework of that lesson.
  const column = await cell.evaluate((one) => Number(one.dataset.at!.split(' ')[1]));
  await teacher.locator('.journal-grid thead a').nth(column).click();
  await expect(teacher.getByLabel('Тема урока')).toBeVisible();
  const task = `Задача о сопротивлении ${String(Date.now() % 100_000)}`;
  await teacher.getByLabel('Домашнее задание').fill(task);
  await teacher.getByLabel('Срок').fill('2099-01-10T20:00');
  await teacher.getByLabel('Ученики сдают работу в кабинете').check();
  await teacher.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(teacher.getByText('Сохранено')).toBeVisible();
  await look(teacher, 'lesson-record');

  // The pupil sends a photograph.
  await child.goto('/diary');
  await look(child, 'diary');
  await child.getByRole('listitem').filter({ hasText: task }).getByRole('link', { name: 'Физика' }).click();
  await child.getByLabel('Ответ').fill('R = U / I = 4 Ом');
  await child.locator('input[type=file]').setInputFiles({ name: 'тетрадь.png', mimeType: 'image/png', buffer: photo });
  await expect(child.getByText('тетрадь.png')).toBeVisible();
  await child.getByRole('button', { name: 'Сдать', exact: true }).click();
  await expect(child.getByText('ждёт проверки')).toBeVisible();
  await look(child, 'homework');

  // What waits stays in reach of the diary.
  await child.goto('/diary');
  await child.getByRole('listitem').filter({ hasText: task }).getByRole('link', { name: 'Физика' }).click();
  await expect(child.getByText('ждёт проверки')).toBeVisible();

  // It is returned, done anew, and marked.
  await teacher.goto('/journals');
  await teacher.getByRole('link', { name: 'Физика, 8Б' }).click();
  await teacher.getByRole('link', { name: /Работы на проверку/ }).click();
  await teacher.getByRole('listitem').filter({ hasText: task }).getByRole('link', { name: pupil }).click();
  await look(teacher, 'homework-marking');
  await teacher.getByLabel('Слово ученику').fill('Запишите единицы');
  await teacher.getByRole('button', { name: 'Вернуть на доработку' }).click();
  const seenByChild = (text: string) =>
    expect(async () => {
      // What the teacher has just done may still be on its way.
      await child.reload();
      await expect(child.getByText(text)).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
  await seenByChild('Запишите единицы');
  await child.getByLabel('Ответ').fill('R = 12 В / 3 А = 4 Ом');
  await child.getByRole('button', { name: 'Сдать', exact: true }).click();
  await expect(child.getByText('ждёт проверки')).toBeVisible();
  await teacher.goto('/journals');
  await teacher.getByRole('link', { name: 'Физика, 8Б' }).click();
  await teacher.getByRole('link', { name: /Работы на проверку/ }).click();
  await teacher.getByRole('listitem').filter({ hasText: task }).getByRole('link', { name: pupil }).click();
  await teacher.locator('.choice').getByText('4', { exact: true }).click();
  await teacher.getByRole('button', { name: 'Принять и поставить отметку' }).click();
  await seenByChild('отметка 4');

  // The guardian has two children, sees the mark with what it is for, and asks.
  await guardian.goto('/family');
  await guardian.getByText(`${pupil}, 8Б`).click();
  await expect(guardian.getByText(/домашняя работа · Физика/).first()).toBeVisible();
  await look(guardian, 'family');
  await guardian.getByRole('listitem').filter({ hasText: task }).getByRole('link', { name: 'Физика' }).click();
  await expect(guardian.getByText('отметка 4')).toBeVisible();
  await guardian.goBack();
  await guardian.getByRole('link', { name: /^Сообщения/ }).click();
  await look(guardian, 'messages');
  await guardian.getByRole('button', { name: 'Написать' }).click();
  await guardian.getByLabel('Кому').selectOption({ label: `Морозов Алексей Игоревич · Физика · об ученике: ${pupil}` });
  const question = `Когда контрольная? ${String(Date.now() % 100_000)}`;
  await guardian.getByRole('dialog').getByLabel('Сообщение').fill(question);
  await guardian.getByRole('button', { name: 'Отправить' }).click();
  await expect(guardian.getByText(question)).toBeVisible();
  await teacher.goto('/messages');
  await teacher.getByRole('link', { name: 'Соколов Игорь Петрович' }).click();
  await expect(teacher.getByText(question)).toBeVisible();
  await teacher.getByLabel('Сообщение').fill('В пятницу');
  await teacher.getByRole('button', { name: 'Отправить' }).click();
  await expect(guardian.getByText('В пятницу')).toBeVisible({ timeout: 60_000 });
  await look(guardian, 'thread');

  // Quarters: what the marks propose.
  await teacher.goto('/journals');
  await teacher.getByRole('link', { name: 'Физика, 8Б' }).click();
  await teacher.getByRole('link', { name: 'Четвертные и годовые' }).click();
  await expect(teacher.getByRole('table')).toBeVisible();
  await look(teacher, 'terms');
  await teacher.getByRole('button', { name: new RegExp(`^${pupil}, 2 четверть`) }).click();
  await expect(teacher.getByRole('dialog').getByText(/ : \d+ = /)).toBeVisible();
  await look(teacher, 'term');
  await child.context().close();
  await guardian.context().close();
});
