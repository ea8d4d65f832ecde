import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { patientExpect as expect } from './axe';
import { examplePassword, newSurname } from './people';
import { packed, sample } from './samples';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Reads and writes the API as somebody, and wants every answer to be good. */
export function api(request: APIRequestContext) {
  const told = async <T>(answer: Awaited<ReturnType<APIRequestContext['get']>>) => {
    const text = await answer.text();
    expect(answer.ok(), `${answer.url()}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const grades = { gradeFrom: '7', gradeTo: '11' };
  return {
    get: async <T>(path: string) => told<T>(await request.get(`/api${path}`)),
    post: async <T>(path: string, data: object = {}) => told<T>(await request.post(`/api${path}`, { data })),
    put: async <T>(path: string, data: object) => told<T>(await request.put(`/api${path}`, { data })),
    send: async <T>(path: string, file: ReturnType<typeof sample>) =>
      told<T>(await request.post(`/api${path}`, { multipart: { file, ...grades } })),
  };
}
type Api = ReturnType<typeof api>;

interface Made {
  id: string;
}

/** Questions that Moodle wrote, by their titles. */
async function questionsOf(cabinet: Api, title: string) {
  const { id } = await cabinet.post<Made>('/question-banks', { title, subject: 'informatics' });
  const file = sample('moodle/as-moodle-writes.xml', 'безопасность.xml', 'text/xml');
  const { sha256 } = await cabinet.send<{ sha256: string }>(`/question-banks/${id}/import/preview`, file);
  await cabinet.send(`/question-banks/${id}/import?sha256=${sha256}`, file);
  const { rows } = await cabinet.get<{ rows: { title: string; versionId: string }[] }>(
    `/question-banks/${id}/questions`,
  );
  return (question: string) => rows.find((row) => row.title === question)!.versionId;
}

/** A published course with a text, a recording, a package, a quiz and a practical work that shows a competence; returns its cohort. */
export async function build(cabinet: Api, title: string, video: ReturnType<typeof sample>, tutorId: string) {
  const of = await questionsOf(cabinet, title);
  const { id } = await cabinet.post<Made>('/courses', { title, audience: 'teachers' });
  const course = `/courses/${id}`;
  const version = async (path = course) => (await cabinet.get<{ version: number }>(path)).version;
  await cabinet.put(course, { title, summary: 'Коротко.', hours: 16, isTemplate: false, version: await version() });
  const moduleId = randomUUID();
  const outline = { modules: [{ id: moduleId, title: 'Безопасность', units: [] }] };
  await cabinet.put(`${course}/outline`, { outline, version: await version() });
  const add = async (kind: string, name: string, draft: object) => {
    const unit = { moduleId, kind, title: name, version: await version() };
    const { unitId } = await cabinet.post<{ unitId: string }>(`${course}/units`, unit);
    const path = `${course}/units/${unitId}`;
    await cabinet.put(path, { draft: { text: '', ...draft }, version: await version(path) });
    return unitId;
  };
  const film = await cabinet.send<Made>('/files', video);
  const trainer = await cabinet.send<Made>('/files', packed('scorm/package-2004', 'компьютер.zip'));
  const part = (question: string) => ({
    type: 'question',
    id: randomUUID(),
    versionId: of(question),
    hint: '',
    hintHtml: '',
    explanation: '',
    explanationHtml: '',
  });
  await add('text', 'Надёжные пароли', { text: '## Длина важнее\n\nЧисло вариантов — $n^k$.' });
  await add('video', 'Вводная лекция', { fileId: film.id, video: { posterId: null, subtitles: [] } });
  await add('scorm', 'Тренажёр', { fileId: trainer.id });
  await add('quiz', 'Проверьте себя', {
    quiz: {
      parts: ['Второй фактор', 'Надёжный пароль', 'Протокол'].map(part),
      attempts: 2,
      minutes: null,
      passShare: 0.6,
      counts: 'best',
      feedback: 'points',
      isPractice: false,
      retakesFailed: false,
      shuffle: false,
    },
  });
  const work = await add('assignment', 'План урока', {
    text: 'Составьте план урока о паролях.',
    assignment: {
      criteria: [{ id: 'a', text: 'Цели и ход урока', maxPoints: 5, step: 1 }],
      passPoints: 3,
      maxFiles: 3,
      late: 'accept',
    },
  });
  const { areas } = await cabinet.get<{ areas: { title: string; competences: Made[] }[] }>('/readiness/framework');
  const area = areas[0]!;
  const shows = { competenceId: area.competences[0]!.id, level: 2 };
  const checks = [{ unitId: work, itemId: 'a', ...shows }];
  await cabinet.put(`${course}/readiness`, { develops: [shows], checks, version: null });
  await cabinet.post(`${course}/editions`, { cohortIds: [], version: await version() });
  const plan = { title: 'Осень', startsOn: day(-1), endsOn: day(60), admission: 'open', seats: 0, tutorIds: [tutorId] };
  const cohort = await cabinet.post<Made>(`${course}/cohorts`, plan);
  return { cohortId: cohort.id, videoId: film.id, area: area.title };
}

/** A teacher of a school of their own, so that what the school's row says is of this journey alone; signs in the page. */
export async function newTeacher(cabinet: Api, page: Page, school: string) {
  const names = { shortName: school, fullName: `Муниципальная школа «${school}»` };
  const organization = await cabinet.post<Made>('/organizations', {
    kind: 'school',
    ...names,
    address: 'ул. Школьная, 1',
  });
  const lastName = newSurname();
  const person = await cabinet.post<Made>('/people', {
    ...{ lastName, firstName: 'Ольга', middleName: 'Игоревна', birthDate: '1985-03-14', email: null },
    place: { organizationId: organization.id, kind: 'teacher', grade: null, position: 'учитель информатики' },
  });
  const card = await cabinet.post<{ login: string; password: string }>(`/people/${person.id}/one-time-password`);
  const own = api(page.request);
  await own.post('/account/sign-in', { login: card.login, password: card.password, remember: false });
  await own.post('/account/password', { current: card.password, new: examplePassword });
  return lastName;
}
