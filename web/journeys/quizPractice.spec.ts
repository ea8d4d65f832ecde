import { expect, test } from './axe';
import { signIn } from './people';
import { answer, makeCourse, statements } from './quizzes';

test('in practice an answer is judged at once, with a hint, mended and judged again @phone', async ({
  page,
  browser,
  look,
}) => {
  const title = `Тренировка ${Date.now().toString(36)}`;
  const cabinet = await browser.newContext({ locale: 'ru-RU' });
  await signIn(cabinet, 'methodist');
  await makeCourse(cabinet.request, title, [
    {
      title: 'Разминка',
      asks: statements.slice(0, 1),
      hint: 'Посчитайте *варианты*.',
      explanation: 'Вариантов больше.',
      settings: { minutes: 15, feedback: 'points', isPractice: true },
    },
  ]);

  await signIn(page.context(), 'teacher');
  await page.goto('/learning');
  await page.getByRole('button', { name: `Записаться: ${title}, Поток` }).click();
  await page.locator('.card', { hasText: title }).getByRole('link', { name: 'Начать: Разминка' }).click();
  await expect(page.getByText('Это тренировка', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Начать', exact: true }).click();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await answer(page, false);
  await page.getByRole('button', { name: 'Проверить' }).click();
  const said = page.getByRole('region', { name: 'Проверка ответа' });
  await expect(said.locator('.tag.bad')).toHaveText('неверно');
  await expect(said.locator('em')).toHaveText('варианты');
  await look(page, 'quiz-practice');
  // What was said of another answer is not said of this one.
  await answer(page, true);
  await expect(said.locator('.tag')).toHaveCount(0);
  await page.getByRole('button', { name: 'Проверить' }).click();
  await expect(said.locator('.tag.ok')).toHaveText('верно');
  await expect(said.getByText('Вариантов больше.')).toBeVisible();
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Сдать работу' }).click();
  await expect(page.getByRole('heading', { name: 'Тест пройден' })).toBeVisible();
  // This quiz tells points and no more.
  await expect(page.locator('.quiz-sum')).toHaveText('1 из 1');
  await expect(page.locator('.quiz-tasks .tag')).toHaveCount(0);
});
