import { randomUUID } from 'node:crypto';
import { expect, test } from './axe';
import { signIn } from './people';
import { answer, day, statements } from './quizzes';

test('in practice an answer is judged at once, with a hint, mended and judged again @phone', async ({
  page,
  browser,
  look,
}) => {
  const title = `Тренировка ${Date.now().toString(36)}`;
  const cabinet = await browser.newContext({ locale: 'ru-RU' });
  await signIn(cabinet, 'methodist');
  const { request } = cabinet;
  const send = async <T>(method: 'post' | 'put', address: string, data: unknown): Promise<T> => {
    const answer = await request[method](address, { data });
    expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  interface Made {
    id: string;
    unitId: string;
  }
  const bank = await send<Made>('post', '/api/question-banks', { title, subject: 'informatics' });
  const questionId = randomUUID();
  await send('put', `/api/questions/${questionId}`, {
    bankId: bank.id,
    number: 0,
    subject: 'informatics',
    gradeFrom: 1,
    gradeTo: 11,
    tags: [],
    draft: {
      title: statements[0],
      statement: statements[0],
      body: { type: 'trueFalse' },
      key: { type: 'trueFalse', value: true },
      points: { maxPoints: 1, penalty: 0, allowNegative: false },
    },
  });
  const listed = await request.get(`/api/question-banks/${bank.id}/questions`);
  const { rows } = (await listed.json()) as { rows: { versionId: string }[] };
  const { id } = await send<Made>('post', '/api/courses', { title, audience: 'teachers' });
  const version = async (address: string) =>
    ((await (await request.get(address)).json()) as { version: number }).version;
  const course = `/api/courses/${id}`;
  const moduleId = randomUUID();
  const about = { title, summary: '', hours: 2, isTemplate: false };
  await send('put', course, { ...about, version: await version(course) });
  await send('put', `${course}/outline`, {
    outline: { modules: [{ id: moduleId, title: 'Модуль', units: [] }] },
    version: await version(course),
  });
  const unit = { moduleId, kind: 'quiz', title: 'Разминка', version: await version(course) };
  const { unitId } = await send<Made>('post', `${course}/units`, unit);
  const part = { type: 'question', id: randomUUID(), versionId: rows[0]!.versionId, hintHtml: '', explanationHtml: '' };
  await send('put', `${course}/units/${unitId}`, {
    draft: {
      text: '',
      quiz: {
        parts: [{ ...part, hint: 'Посчитайте *варианты*.', explanation: 'Вариантов больше.' }],
        attempts: 0,
        minutes: 15,
        passShare: 1,
        counts: 'best',
        feedback: 'points',
        isPractice: true,
        retakesFailed: false,
        shuffle: false,
      },
    },
    version: await version(`${course}/units/${unitId}`),
  });
  await send('post', `${course}/editions`, { cohortIds: [], version: await version(course) });
  await send('post', `${course}/cohorts`, {
    title: 'Поток',
    startsOn: day(-1),
    endsOn: day(30),
    admission: 'open',
    seats: 0,
    tutorIds: [],
  });

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
