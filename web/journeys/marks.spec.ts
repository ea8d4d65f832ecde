import { expect, test } from './axe';
import { signIn } from './people';
import { answer, makeCourse, statements } from './quizzes';

test('the gradebook tells a learner no more than the quiz, and its tutor lets late answers count @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  const title = `Отметки ${Date.now().toString(36)}`;
  await signIn(page.context(), 'methodist');
  const { cohortId } = await makeCourse(page.context().request, title, [
    { title: 'Тихий тест', asks: statements.slice(0, 1), settings: { feedback: 'nothing' } },
    { title: 'Открытый тест', asks: statements.slice(0, 2) },
  ]);

  const context = await browser.newContext({ locale: 'ru-RU' });
  const teacher = await context.newPage();
  await signIn(context, 'teacher');
  await teacher.goto('/learning');
  await teacher.getByRole('button', { name: `Записаться: ${title}, Поток` }).click();
  await teacher.locator('.card', { hasText: title }).getByRole('link', { name: 'Начать: Тихий тест' }).click();
  await teacher.getByRole('button', { name: 'Начать', exact: true }).click();
  await answer(teacher, true);
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  await teacher.getByRole('dialog').getByRole('button', { name: 'Сдать работу' }).click();
  await expect(teacher.getByText('Баллы в этом тесте не показываются.')).toBeVisible();

  // The other quiz is begun on one device, answered without a network, and handed in on another one.
  await teacher.getByRole('link', { name: 'Дальше' }).click();
  await teacher.getByRole('button', { name: 'Начать', exact: true }).click();
  await expect(teacher.getByRole('heading', { name: 'Задание 1 из 2' })).toBeVisible();
  const attempt = teacher.url();
  await context.setOffline(true);
  await answer(teacher, true);
  await expect(teacher.getByTestId('save-state')).toContainText('сохранено на этом устройстве');
  const elsewhere = await browser.newContext({ locale: 'ru-RU' });
  const other = await elsewhere.newPage();
  await signIn(elsewhere, 'teacher');
  await other.goto(attempt);
  await other.getByRole('button', { name: 'Дальше' }).click();
  await answer(other, true);
  await expect(other.getByTestId('save-state')).toContainText('сохранено на сервере');
  await other.getByRole('button', { name: 'Сдать работу' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Сдать работу' }).click();
  await expect(other.locator('.quiz-sum')).toHaveText('1 из 2');
  await context.setOffline(false);

  // What the learner reads: passed, and no sum from which points could be reckoned.
  const enrolmentId = (await other.getByRole('link', { name: 'К занятию' }).getAttribute('href'))!.split('/')[2]!;
  await other.goto(`/learning/${enrolmentId}/grades`);
  await expect(other.getByRole('row', { name: /Тихий тест/ })).toContainText('зачтено');
  await expect(other.getByText('Без тестов, баллы которых не сообщаются: 50 из 100')).toBeVisible();
  await look(other, 'grades-own-silent');

  // The tutor has the points of both, and sees that something came late.
  await page.goto(`/cohorts/${cohortId}/grades`);
  await expect(page.getByText('Слушатели видят только, зачтён ли тест', { exact: false })).toBeVisible();
  const late = page.getByRole('link', { name: /^Поздние ответы ждут решения: / });
  await expect(async () => {
    await page.reload();
    await expect(late).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await look(page, 'gradebook-late');
  await late.click();
  await expect(page.getByText('1 ответ пришёл после конца попытки', { exact: false })).toBeVisible();
  await page.locator('.quiz-tasks summary').filter({ hasText: 'есть поздний ответ' }).click();
  await expect(page.getByText('Вовремя с этого устройства не пришло ничего', { exact: false })).toBeVisible();
  await look(page, 'tutor-late');
  await page.getByRole('button', { name: 'Засчитать поздние ответы' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Почему').fill('Отключали свет: подтвердил завуч');
  await look(page, 'tutor-late-accept');
  await dialog.getByRole('button', { name: 'Засчитать поздние ответы' }).click();
  await expect(page.locator('.quiz-sum')).toHaveText('2 из 2');
  await expect(page.getByText('Отключали свет: подтвердил завуч', { exact: false })).toBeVisible();
  await other.goto(attempt);
  await expect(other.getByText('Отключали свет: подтвердил завуч', { exact: false })).toBeVisible();
});
