import { randomUUID } from 'node:crypto';
import { expect, test } from './axe';
import { examplePassword, signIn } from './people';
import { answer, day, isTrue, statements } from './quizzes';

test.use({ serviceWorkers: 'allow' });

test('a quiz is built from a bank, failed, taken again where it failed, and passed @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const stamp = Date.now().toString(36);
  const title = `Пароли ${stamp}`;
  const bankTitle = `Банк ${stamp}`;
  const dialog = page.getByRole('dialog');

  // A bank with three questions.
  await signIn(page.context(), 'methodist');
  const { request } = page.context();
  const made = await request.post('/api/question-banks', { data: { title: bankTitle, subject: 'informatics' } });
  expect(made.ok(), await made.text()).toBe(true);
  const { id: bankId } = (await made.json()) as { id: string };
  for (const statement of statements) {
    const written = await request.put(`/api/questions/${randomUUID()}`, {
      data: {
        bankId,
        number: 0,
        subject: 'informatics',
        gradeFrom: 1,
        gradeTo: 11,
        tags: [],
        draft: {
          title: statement,
          statement,
          body: { type: 'trueFalse' },
          key: { type: 'trueFalse', value: isTrue(statement) },
          points: { maxPoints: 1, penalty: 0, allowNegative: false },
        },
      },
    });
    expect(written.ok(), await written.text()).toBe(true);
  }

  // The methodist builds the course and its quiz.
  await page.goto('/courses');
  await page.getByRole('button', { name: 'Новый курс' }).click();
  await dialog.getByLabel('Название').fill(title);
  await dialog.getByRole('button', { name: 'Создать' }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Добавить модуль' }).click();
  await page.getByLabel('Название модуля').fill('Основы');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Добавить в модуль: Основы' }).getByRole('button', { name: 'тест' }).click();
  await page.locator('.inline-name').fill('Проверьте себя');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Проверьте себя', level: 2 })).toBeVisible();

  await page.getByRole('button', { name: 'Взять вопросы из банка' }).click();
  await dialog.getByLabel('Банк').selectOption({ label: `${bankTitle} (3)` });
  await dialog.getByLabel('Найти').fill('фактор');
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await dialog.getByRole('button', { name: /^Посмотреть: Второй/ }).click();
  await expect(dialog.locator('.quiz-pick-look')).toContainText(statements[2]!);
  await dialog.getByLabel('Найти').fill('');
  for (const statement of statements) await dialog.getByRole('checkbox', { name: statement }).check();
  await look(page, 'quiz-picker');
  await dialog.getByRole('button', { name: 'Добавить 3 вопроса' }).click();
  await expect(page.getByText('3 вопроса. Всего баллов: 3')).toBeVisible();
  await page.getByRole('button', { name: 'Добавить случайный набор' }).click();
  await page.getByLabel('Банк', { exact: true }).selectOption({ label: `${bankTitle} (3)` });
  await expect(page.getByText('Подходят 3 вопроса.', { exact: false })).toBeVisible();
  await look(page, 'quiz-editor', 'dark too');
  await page.getByRole('button', { name: 'Убрать: Случайный набор' }).click();
  await page.getByLabel('Для зачёта, % баллов').fill('100');
  await page.getByLabel('Попыток', { exact: true }).fill('3');
  await page.getByLabel('Что видно после сдачи').selectOption('explanation');
  await page.getByLabel('Повторять только то, с чем не справились').check();
  await page.getByText('Подсказка и разбор').nth(1).click();
  await page.getByRole('textbox', { name: 'Разбор' }).fill('Пароль **не говорят** никому.');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
  await expect(page.locator('.quiz-preview > li')).toHaveCount(3);
  await look(page, 'quiz-preview');

  await page.getByRole('button', { name: 'Настройки курса' }).click();
  await dialog.getByLabel('Академических часов').fill('4');
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
  await page.getByRole('button', { name: 'Записать слушателей' }).click();
  await dialog.getByLabel('Найти по имени').fill('Морозов');
  await dialog
    .getByRole('button', { name: /^Добавить: Морозов/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Записать 1 человека' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Морозов' })).toContainText('учится');
  const cohort = page.url();

  // The teacher begins, and the line goes.
  const context = await browser.newContext({ locale: 'ru-RU', serviceWorkers: 'allow' });
  const teacher = await context.newPage();
  await signIn(context, 'teacher');
  await teacher.goto('/learning');
  await teacher.locator('.card', { hasText: title }).getByRole('link', { name: 'Начать: Проверьте себя' }).click();
  await expect(teacher.getByText('3 из 3')).toBeVisible();
  await look(teacher, 'quiz-unit', 'dark too');
  await teacher.getByRole('button', { name: 'Начать', exact: true }).click();
  await expect(teacher.getByRole('heading', { name: 'Задание 1 из 3' })).toBeVisible();
  await answer(teacher, true);
  await expect(teacher.getByTestId('save-state')).toContainText('сохранено на сервере');
  await look(teacher, 'quiz-task', 'dark too');
  const wrong = statements[1]!;
  // From now on the page opens without a network.
  await teacher.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await teacher.getByRole('button', { name: 'Дальше' }).click();
  const rightly = async () => !(await teacher.locator('.statement').innerText()).includes(wrong);
  await answer(teacher, await rightly());
  await expect(teacher.getByTestId('save-state')).toContainText('сохранено на этом устройстве');
  await teacher.reload();
  await expect(teacher.getByRole('heading', { name: 'Задание 2 из 3' })).toBeVisible();
  await expect(teacher.getByRole('radio', { checked: true })).toHaveCount(1);
  await context.setOffline(false);
  await expect(teacher.getByTestId('save-state')).toContainText('сохранено на сервере', { timeout: 40_000 });
  // The session ends, and somebody else signs in over the page: what is not sent stays for its owner.
  const quiz = teacher.url();
  const right = await rightly();
  await context.clearCookies();
  await answer(teacher, !right);
  const again = teacher.getByRole('dialog', { name: 'Войдите ещё раз' });
  await expect(again).toContainText('Проверьте себя: 1 запись с ответом');
  await again.getByLabel('Логин').fill('coordinator');
  await again.getByLabel('Пароль', { exact: true }).fill(examplePassword);
  await again.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(teacher.getByText('До вас на этом устройстве работал другой человек', { exact: false })).toBeVisible();
  await expect(teacher.getByText('Проверьте себя: 1 запись с ответом')).toBeVisible();
  await context.clearCookies();
  await signIn(context, 'teacher');
  await teacher.goto(quiz);
  await expect(teacher.getByTestId('save-state')).toContainText('сохранено на сервере');
  await teacher.getByRole('button', { name: /^Задание 2,/ }).click();
  await answer(teacher, right);
  await teacher.getByRole('button', { name: 'Дальше' }).click();
  // At least one answer is wrong: that of the statement which is not true.
  await teacher.getByRole('button', { name: /^Задание 1,/ }).click();
  await answer(teacher, await rightly());
  await teacher.getByRole('button', { name: /^Задание 3,/ }).click();
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  const ask = teacher.getByRole('dialog');
  await expect(ask.getByRole('button', { name: /Задание 3/ })).toContainText('без ответа');
  await look(teacher, 'quiz-hand-in');
  await ask.getByRole('button', { name: /Задание 3/ }).click();
  await answer(teacher, await rightly());
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  await ask.getByRole('button', { name: 'Сдать работу' }).click();

  // Failed: what was wrong is told, and asked again.
  await expect(teacher.getByRole('heading', { name: 'Тест пока не пройден' })).toBeVisible();
  await expect(teacher.locator('.quiz-sum')).toHaveText('2 из 3');
  await teacher
    .locator('.quiz-tasks summary')
    .filter({ has: teacher.locator('.tag.bad') })
    .click();
  await expect(teacher.getByText('Верный ответ')).toBeVisible();
  await expect(teacher.locator('.quiz-word strong')).toHaveText('не говорят');
  await look(teacher, 'quiz-failed');
  await expect(teacher.getByText('будет 1 вопрос', { exact: false })).toBeVisible();
  await teacher.getByRole('button', { name: 'Попробовать ещё раз' }).click();
  await expect(teacher.getByRole('heading', { name: 'Задание 1 из 1' })).toBeVisible();
  await answer(teacher, true);
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  await ask.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(teacher.getByRole('heading', { name: 'Тест пройден' })).toBeVisible();
  await look(teacher, 'quiz-passed');
  await teacher.getByRole('link', { name: 'К занятию' }).click();
  await expect(teacher.locator('.quiz-tries > li')).toHaveCount(2);
  await look(teacher, 'quiz-tries');
  await teacher.goto('/learning');
  await teacher.getByRole('link', { name: title }).click();
  await expect(teacher.getByText(/Курс освоен/)).toBeVisible();

  // What the questions are worth.
  await page.goto(cohort);
  await page.getByRole('link', { name: 'Статистика: Проверьте себя' }).click();
  await expect(page.getByText('По 1 первой попытке.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: wrong })).toBeVisible();
  await look(page, 'quiz-statistics');

  // Each try can be read question by question, from the gradebook; the quiz is a column of its maximum.
  await page.goto(`${cohort.split('?')[0]!}/grades`);
  await expect(page.getByRole('columnheader', { name: /Проверьте себя \(из 3, вес 1\)/ })).toBeVisible();
  await page.getByRole('button', { name: /^Подробно: Морозов/ }).click();
  await dialog.getByRole('link', { name: 'Проверьте себя' }).click();
  await page.getByRole('link', { name: 'Попытка 2' }).click();
  await expect(page.getByRole('heading', { name: 'Попытка 2' })).toBeVisible();
  await expect(page.getByText('из прошлой попытки')).toHaveCount(2);
  await page.getByRole('link', { name: 'Попытка 1' }).click();
  await page
    .locator('.quiz-tasks summary')
    .filter({ has: page.locator('.tag.bad') })
    .click();
  await expect(page.getByText('Ответ слушателя')).toBeVisible();
  await expect(page.getByText('Верный ответ')).toBeVisible();
  await look(page, 'quiz-tutor-try');

  // Who needs the certificate today gets it by a button.
  await page.goto(cohort);
  await page.getByRole('button', { name: /^Подробнее: Морозов/ }).click();
  await dialog.getByRole('button', { name: 'Выдать сертификат' }).click();
  await expect(dialog.getByText(/^Выдан, № /)).toBeVisible();
  await look(page, 'cohort-learner-certificate');
});
