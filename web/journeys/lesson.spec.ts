import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { cuttable } from './cutLine';
import { signIn } from './people';

/** Draws a line across the board. */
async function draw(page: Page, from: [number, number], to: [number, number]) {
  const sheet = page.locator('.board-sheet svg');
  await sheet.scrollIntoViewIfNeeded();
  const box = (await sheet.boundingBox())!;
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 8 });
  await page.mouse.up();
}

test('a teacher holds a lesson with board, chat, hands, a poll, groups and notes; a pupil whose line breaks is told what was missed @desktop', async ({
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
  const pupil = await newPage('pupil1');
  const other = await newPage('pupil2');
  const line = await cuttable(pupil.context());

  // The lesson is set for a class.
  await teacher.goto('/lessons');
  await teacher.getByRole('link', { name: 'Назначить урок' }).click();
  const topic = `Закон Ома ${String(Date.now() % 100_000)}`;
  await teacher.getByLabel('Тема').fill(topic);
  await teacher.getByLabel('Класс', { exact: true }).selectOption('8');
  await teacher.getByLabel('Буква').fill('Б');
  await teacher.getByRole('button', { name: /^Добавить всех/ }).click();
  await look(teacher, 'lesson-new');
  await teacher.getByRole('button', { name: 'Назначить', exact: true }).click();
  const item = teacher.getByRole('listitem').filter({ hasText: topic });
  await look(teacher, 'lessons');
  await item.getByRole('link', { name: 'Открыть класс' }).click();

  // Pupils come with one click and wait until it begins.
  for (const page of [pupil, other]) {
    await page.goto('/lessons');
    await page.getByRole('listitem').filter({ hasText: topic }).getByRole('link', { name: 'Войти' }).click();
    await expect(page.getByText('Урок ещё не начался')).toBeVisible();
  }
  await look(pupil, 'room-door');
  await expect(teacher.getByText('в классе 3')).toBeVisible();
  await teacher.getByRole('button', { name: 'Начать урок' }).click();
  await expect(pupil.getByRole('tab', { name: /^Чат/ })).toBeVisible();

  // What is drawn and said is there at once.
  await draw(teacher, [0.1, 0.2], [0.6, 0.5]);
  await teacher.getByRole('button', { name: 'Написать текст' }).click();
  await teacher.getByLabel('Текст', { exact: true }).fill('I = U / R');
  await teacher.getByRole('button', { name: 'Поместить на доску' }).click();
  await expect(pupil.getByRole('img', { name: /2 записи/ })).toBeVisible();
  await pupil.getByLabel('Сообщение').fill('А если R = 0?');
  await pupil.getByLabel('Сообщение').press('Enter');
  await expect(teacher.getByText('А если R = 0?')).toBeVisible();
  await pupil.getByRole('button', { name: 'Поднять руку' }).click();
  await teacher.getByRole('tab', { name: /^Класс/ }).click();
  await expect(teacher.getByText('рука', { exact: true })).toBeVisible();
  await look(teacher, 'room-teacher');
  await look(pupil, 'room-pupil', 'dark too');
  await teacher.getByRole('button', { name: 'Опустить все руки' }).click();
  await expect(pupil.getByRole('button', { name: 'Поднять руку' })).toBeVisible();

  // The line of one breaks while the class is asked.
  await line.cut();
  await expect(pupil.getByText('связи нет, подключаемся')).toBeVisible();
  await teacher.getByRole('tab', { name: /^Опросы/ }).click();
  await teacher.getByRole('button', { name: 'Задать вопрос классу' }).click();
  await teacher.getByLabel('Вопрос', { exact: true }).fill('Как изменится ток, если сопротивление удвоить?');
  await teacher.getByLabel('Ответ 1', { exact: true }).fill('вырастет вдвое');
  await teacher.getByLabel('Ответ 2', { exact: true }).fill('уменьшится вдвое');
  await teacher.getByLabel('ответ 2 верный').check();
  await teacher.getByRole('button', { name: 'Задать', exact: true }).click();
  await other.getByRole('tab', { name: /^Опросы/ }).click();
  await other.getByLabel('уменьшится вдвое').check();
  await line.mend();
  await expect(pupil.getByText(/^Вы пропустили 1 минуту: 1 опрос/)).toBeVisible({ timeout: 30_000 });
  await look(pupil, 'room-missed');
  // What was missed is played fast, and the lesson is where it is.
  await pupil.getByRole('button', { name: 'Посмотреть быстро' }).click();
  const missed = pupil.getByRole('dialog');
  await expect(missed.getByRole('slider', { name: 'Место в уроке' })).toBeVisible();
  await missed.getByRole('tab', { name: 'Опросы' }).click();
  await expect(missed.getByRole('heading', { name: 'Как изменится ток, если сопротивление удвоить?' })).toBeVisible();
  await look(pupil, 'room-missed-replay');
  await missed.getByRole('button', { name: 'Вернуться к уроку' }).click();
  await pupil.getByRole('tab', { name: /^Опросы/ }).click();
  await pupil.getByLabel('вырастет вдвое').check();
  await expect(teacher.getByText('Ответили 2 человека.')).toBeVisible();
  await teacher.getByRole('button', { name: 'Показать итог всем' }).click();
  await expect(pupil.getByText('верно', { exact: false })).toBeVisible();
  await look(pupil, 'room-poll');

  // A question of a bank, marked by its key, which nobody sees before.
  await teacher.getByRole('button', { name: 'Вопрос из банка' }).click();
  await teacher.getByLabel('Найти вопрос').fill('лампу');
  await look(teacher, 'room-pick-question');
  await teacher.getByRole('button', { name: 'Задать: Ток через лампу' }).click();
  await expect(pupil.getByText('Задание классу: Ток через лампу.', { exact: false })).toBeAttached();
  await pupil.getByLabel('Ваш ответ, число').fill('500');
  await pupil.getByLabel('Единица').selectOption('мА');
  await pupil.getByRole('button', { name: 'Ответить' }).click();
  await expect(teacher.getByText('Ответили: 1, полностью верно: 1.')).toBeVisible();
  await look(pupil, 'room-question');
  await teacher.getByRole('button', { name: 'Закончить и показать ответ' }).click();
  await expect(pupil.getByText('Ваши баллы: 1 из 1.', { exact: false })).toBeVisible();
  await look(teacher, 'room-questions');

  // Each writes on the own board, and the teacher sees them all.
  await pupil.getByRole('button', { name: 'Моя доска' }).click();
  await draw(pupil, [0.2, 0.2], [0.8, 0.8]);
  await teacher.getByRole('button', { name: 'Доски учеников' }).click();
  await expect(teacher.getByRole('button', { name: /^Доска: .*, 1 запись$/ })).toBeVisible();
  await look(teacher, 'room-wall');
  await teacher.getByRole('button', { name: /^Доска: .*, 1 запись$/ }).click();
  await teacher.getByRole('button', { name: 'Показать всем' }).click();
  await expect(other.getByRole('img', { name: /^Доска: .*1 запись$/ })).toBeVisible();

  // Groups, notes, presence.
  await teacher.getByRole('button', { name: 'Разделить на группы' }).click();
  await look(teacher, 'room-groups');
  await teacher.getByRole('button', { name: 'Разделить', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Доска группы' })).toBeVisible();
  await teacher.getByRole('button', { name: 'Собрать всех вместе' }).click();
  await teacher.getByRole('tab', { name: /^Конспект/ }).click();
  await teacher.getByRole('button', { name: 'Написать конспект' }).click();
  await teacher.getByLabel('Конспект урока').fill('Закон Ома: § 42, задача 7');
  await teacher.getByRole('button', { name: 'Сохранить конспект' }).click();
  await teacher.getByRole('tab', { name: /^Класс/ }).click();
  await teacher.getByRole('button', { name: 'Спросить, кто здесь' }).click();
  await other.getByRole('button', { name: 'Я здесь' }).click();
  await expect(teacher.getByText('Отозвались: 1 из 2')).toBeVisible();

  // The end, and what it left.
  await teacher.getByRole('button', { name: 'Закончить урок' }).click();
  await teacher.getByRole('dialog').getByRole('button', { name: 'Закончить урок' }).click();
  await expect(pupil.getByText('окончен', { exact: true })).toBeVisible();
  await pupil.getByRole('tab', { name: /^Конспект/ }).click();
  await expect(pupil.getByText('Закон Ома: § 42, задача 7')).toBeVisible();
  await look(pupil, 'room-over');
  await teacher.goto('/lessons?past=true');
  await item.getByRole('link', { name: 'Посещаемость' }).click();
  await expect(teacher.getByRole('row').filter({ hasText: '1 из 1' })).toHaveCount(1);
  await look(teacher, 'lesson-attendance');
  await pupil.context().close();
  await other.context().close();
});
