import { api, body } from '../../../api/client';
import type { Task } from '../../../sitting/contract';
import type { UnitQuiz } from '../quiz/contract';
import type { Learning, UnitPageData } from '../queries/learning';
import { takenStore, type TakenUnit } from './takenStore';

/** Read without a network: texts and files that are open. A quiz may be answered without one; see `isTakenQuiz`. */
const kinds = new Set(['text', 'file', 'quiz']);

export interface Offered {
  id: string;
  page: UnitPageData;
}

export const unitsToTake = (course: Learning) =>
  course.modules.flatMap(({ units }) => units).filter(({ kind, state }) => kinds.has(kind) && state !== 'locked');

/**
 * A quiz that can wait on the device: its try is begun when it is taken, so that what it draws is drawn by the server, and it has no minutes that would run meanwhile.
 * Nobody is made to begin a second try.
 */
export const isTakenQuiz = (quiz: Pick<UnitQuiz, 'minutes' | 'runningId' | 'tries'> | null) =>
  quiz !== null && quiz.minutes === null && (quiz.runningId !== null || quiz.tries.length === 0);

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** Bytes that will be fetched; pictures in texts come on top. */
export const sizeOf = (offered: readonly Offered[]) =>
  offered.reduce((sum, { page: { view } }) => sum + bytesOf(view.html) + (view.file?.size ?? 0), 0);

/** A slow line is left to others as well. */
const atOnce = 3;

/** What the units show, which tells how large they are. */
export async function offer(course: Learning): Promise<Offered[]> {
  const ids = unitsToTake(course).map(({ id }) => id);
  const read = async (id: string) => ({
    id,
    page: await body(
      api.GET('/api/learning/{id}/units/{unitId}', { params: { path: { id: course.enrolmentId, unitId: id } } }),
    ),
  });
  const found: Offered[] = [];
  while (found.length < ids.length)
    found.push(...(await Promise.all(ids.slice(found.length, found.length + atOnce).map(read))));
  return found.filter(({ page: { view, quiz } }) => view.kind !== 'quiz' || isTakenQuiz(quiz));
}

async function fetchWhole(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${String(answer.status)}`);
  return answer.blob();
}

const dataUrl = (content: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read'));
    reader.readAsDataURL(content);
  });

/** The text with its own pictures in it. */
async function withPictures(html: string): Promise<string> {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const picture of parsed.querySelectorAll<HTMLImageElement>('img[src^="/api/files/"]'))
    picture.setAttribute('src', await dataUrl(await fetchWhole(picture.getAttribute('src')!)));
  return parsed.body.innerHTML;
}

/** Questions with their pictures in them. */
async function tasksWithPictures(tasks: Task[]): Promise<Task[]> {
  let text = JSON.stringify(
    await Promise.all(
      tasks.map(async (task) =>
        task.body.type === 'hotspot'
          ? {
              ...task,
              body: { ...task.body, image: await dataUrl(await fetchWhole(`/api/files/${task.body.imageId}`)) },
            }
          : task,
      ),
    ),
  );
  for (const address of new Set([...text.matchAll(/src=\\"(\/api\/files\/[^"\\]+)\\"/g)].map((match) => match[1]!)))
    text = text.replaceAll(`src=\\"${address}\\"`, `src=\\"${await dataUrl(await fetchWhole(address))}\\"`);
  return JSON.parse(text) as Task[];
}

/** Begins the try, or goes on with the one that runs, and keeps what it asks. */
async function takeQuiz(enrolmentId: string, unitId: string): Promise<string> {
  // Whoever only looks at a course does not pay for the sitting.
  const [{ beginQuiz }, { keepTaken, quizStore }] = await Promise.all([
    import('../quiz/quizApi'),
    import('../quiz/openQuiz'),
  ]);
  // A device that keeps nothing learns so before a try is begun.
  if (!(await quizStore())) throw new Error('Nothing is kept on this device');
  const view = await beginQuiz(enrolmentId, unitId);
  await keepTaken({ ...view, paper: { ...view.paper, tasks: await tasksWithPictures(view.paper.tasks) } });
  return view.attemptId;
}

/** Fetches all and keeps it at the end: what was taken before stays until the new is whole. */
export async function take(
  course: Learning,
  personId: string,
  offered: readonly Offered[],
  onProgress: (done: number) => void,
) {
  const units: TakenUnit[] = [];
  for (const { id, page } of offered) {
    const { view } = page;
    const file = view.file && {
      name: view.file.name,
      mediaType: view.file.mediaType,
      content: await fetchWhole(view.file.address),
    };
    units.push({
      id,
      title: view.title,
      html: await withPictures(view.html),
      file,
      isComplete: page.state === 'complete',
    });
    onProgress(units.length);
  }
  // A try that lies here already stays in sight, whether it was chosen again or not.
  for (const before of (await takenStore.course(course.enrolmentId))?.units ?? []) {
    const again = units.find(({ id }) => id === before.id);
    if (!before.attemptId) continue;
    if (again) again.attemptId = before.attemptId;
    else units.push(before);
  }
  await keep();
  // Last and each for itself, because a try that was begun is begun, whatever becomes of the rest.
  for (const unit of units)
    if (offered.some(({ id, page }) => id === unit.id && page.view.kind === 'quiz')) {
      unit.attemptId = await takeQuiz(course.enrolmentId, unit.id);
      await keep();
    }

  function keep() {
    return takenStore.put({
      enrolmentId: course.enrolmentId,
      personId,
      title: course.title,
      takenAt: new Date().toISOString(),
      size: units.reduce((sum, { html, file }) => sum + bytesOf(html) + (file?.content.size ?? 0), 0),
      units,
    });
  }
}
