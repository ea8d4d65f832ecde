import type { Task } from '../../../sitting/contract';
import type { AttemptView } from '../attempt/contract';
import { kitStore } from './kitStore';
import { forgetOpened } from './opened';
import { openSealed, type OpenedPaper } from './sealedPaper';

export interface OpenedKit extends OpenedPaper {
  attemptId: string;
  sealId: string;
}

let last: OpenedKit | undefined;

/** Opens the kit of an attempt by the key, or by the one that opened it before; undefined where there is none. */
export async function openedKit(attemptId: string, symbols?: string): Promise<OpenedKit | undefined> {
  const kit = await kitStore.get(attemptId);
  if (kit && last?.attemptId === attemptId && last.sealId === kit.sealId) return last;
  const key = symbols ?? kit?.key;
  if (!kit || key === undefined) return undefined;
  last = { ...(await openSealed(kit.file, key)), attemptId, sealId: kit.sealId };
  return last;
}

const addresses = new Map<string, string>();

/** The paper with its images and sounds from the kit instead of the network. */
export function withPictures(paper: AttemptView['paper'], { files }: OpenedKit): AttemptView['paper'] {
  const addressOf = (id: string) => {
    const file = files.get(id);
    if (file && !addresses.has(id)) addresses.set(id, URL.createObjectURL(file));
    return addresses.get(id);
  };
  const text = JSON.stringify(paper).replace(
    /\/api\/files\/([0-9a-f-]{36})/gi,
    (address, id: string) => addressOf(id.toLowerCase()) ?? address,
  );
  const shown = JSON.parse(text) as AttemptView['paper'];
  const withImage = (task: Task): Task => {
    const image = task.body.type === 'hotspot' ? addressOf(task.body.imageId) : undefined;
    return image && task.body.type === 'hotspot' ? { ...task, body: { ...task.body, image } } : task;
  };
  return { ...shown, tasks: shown.tasks.map(withImage) };
}

/** The next to use a school's computer is somebody else. */
export async function forgetKit(attemptId: string) {
  forgetOpened(attemptId);
  await kitStore.remove(attemptId);
}
