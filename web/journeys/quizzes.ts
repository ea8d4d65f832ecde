import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from './axe';

export const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Statements that are true and false by turns, so that the journey knows what is right. */
export const statements = [
  'Пароль длиннее 12 знаков надёжнее',
  'Пароль можно сказать коллеге',
  'Второй фактор защищает вход',
];
export const isTrue = (title: string) => title !== statements[1];

/** Answers the task in sight. */
export async function answer(page: Page, rightly: boolean) {
  const statement = await page.locator('.statement').first().innerText();
  const value = isTrue(statements.find((one) => statement.includes(one))!) === rightly;
  await page.getByText(value ? 'Верно' : 'Неверно', { exact: true }).click();
}

interface Quiz {
  title: string;
  /** Some of the statements. */
  asks: string[];
  hint?: string;
  explanation?: string;
  /** What is otherwise than in a quiz without limits that tells points and right or wrong. */
  settings?: Record<string, unknown>;
}

/** A published course of quizzes with an open cohort, made by the methodist's requests. */
export async function makeCourse(request: APIRequestContext, title: string, quizzes: Quiz[]) {
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
  const version = async (address: string) =>
    ((await (await request.get(address)).json()) as { version: number }).version;
  const bank = await send<Made>('post', '/api/question-banks', { title, subject: 'informatics' });
  for (const statement of statements)
    await send('put', `/api/questions/${randomUUID()}`, {
      bankId: bank.id,
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
    });
  const listed = await request.get(`/api/question-banks/${bank.id}/questions`);
  const { rows } = (await listed.json()) as { rows: { versionId: string; title: string }[] };
  const { id } = await send<Made>('post', '/api/courses', { title, audience: 'teachers' });
  const course = `/api/courses/${id}`;
  const moduleId = randomUUID();
  await send('put', course, { title, summary: '', hours: 2, isTemplate: false, version: await version(course) });
  await send('put', `${course}/outline`, {
    outline: { modules: [{ id: moduleId, title: 'Модуль', units: [] }] },
    version: await version(course),
  });
  for (const quiz of quizzes) {
    const unit = { moduleId, kind: 'quiz', title: quiz.title, version: await version(course) };
    const { unitId } = await send<Made>('post', `${course}/units`, unit);
    const parts = quiz.asks.map((asked) => ({
      type: 'question',
      id: randomUUID(),
      versionId: rows.find((row) => row.title === asked)!.versionId,
      hint: quiz.hint ?? '',
      explanation: quiz.explanation ?? '',
      hintHtml: '',
      explanationHtml: '',
    }));
    await send('put', `${course}/units/${unitId}`, {
      draft: {
        text: '',
        quiz: {
          parts,
          attempts: 0,
          minutes: null,
          passShare: 1,
          counts: 'best',
          feedback: 'rightOrWrong',
          isPractice: false,
          retakesFailed: false,
          shuffle: false,
          ...quiz.settings,
        },
      },
      version: await version(`${course}/units/${unitId}`),
    });
  }
  await send('post', `${course}/editions`, { cohortIds: [], version: await version(course) });
  const cohort = await send<Made>('post', `${course}/cohorts`, {
    title: 'Поток',
    startsOn: day(-1),
    endsOn: day(30),
    admission: 'open',
    seats: 0,
    tutorIds: [],
  });
  return { courseId: id, cohortId: cohort.id };
}
