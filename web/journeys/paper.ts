import { expect, type BrowserContext, type Page } from '@playwright/test';
import { signIn } from './people';

/** A round of one's own, as the list of them tells. */
interface Round {
  roundId: string;
  subjectCode: string;
  state: string;
}

/** What the journeys look at of an opened paper. */
export interface Snapshot {
  attemptId: string;
  paper: { tasks: { id: string; position: number; body: { type: string } }[] };
  answers: { taskId: string; answer: string }[];
  files: string[];
}

export async function runningRound(context: BrowserContext): Promise<Round> {
  const rounds = (await (await context.request.get('/api/participation')).json()) as Round[];
  const running = rounds.find((round) => round.subjectCode === 'physics' && round.state !== 'over');
  if (!running) throw new Error('The example data have no running olympiad for this pupil.');
  return running;
}

/** Signs in and opens the paper of the running olympiad; returns its snapshot. */
export async function openPaper(page: Page, login: string): Promise<Snapshot> {
  await signIn(page.context(), login);
  return open(page, (await runningRound(page.context())).roundId);
}

/** Opens the paper of a round for who has signed in. */
export async function open(page: Page, roundId: string): Promise<Snapshot> {
  const { request } = page.context();
  const snapshot = (await (await request.post(`/api/rounds/${roundId}/attempt`)).json()) as Snapshot;
  await page.goto(`/attempts/${snapshot.attemptId}`);
  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible();
  return snapshot;
}

export const held = async (page: Page, { attemptId }: Snapshot) =>
  (await (await page.context().request.get(`/api/attempts/${attemptId}`)).json()) as Snapshot;

export const save = (page: Page) => page.getByTestId('save-state');

export function taskOf(paper: Snapshot, type: string) {
  const task = paper.paper.tasks.find(({ body }) => body.type === type);
  if (!task) throw new Error(`The paper has no ${type}.`);
  return task;
}

export async function goTo(page: Page, paper: Snapshot, type: string, task = taskOf(paper, type)) {
  await page
    .getByRole('navigation', { name: 'Задания' })
    .getByRole('button', { name: new RegExp(`^Задание ${task.position}(,|$)`) })
    .click();
  return task;
}
