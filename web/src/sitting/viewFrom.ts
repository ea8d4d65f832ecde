import { isAway } from './handingIn';
import { patience } from './patience';

/** What a page begins with. `coming`: the server's answer, when it was not waited for. */
export interface Begun<View> {
  view: View;
  fromServer: boolean;
  coming?: Promise<View>;
}

/** The server's snapshot, or the copy on this device where the server is not to be reached or lets one wait. */
export async function viewFrom<View>(read: Promise<View>, kept: View | undefined): Promise<Begun<View>> {
  if (kept === undefined) return { view: await read, fromServer: true };
  try {
    const view = await Promise.race([read, after(patience)]);
    return view === undefined ? { view: kept, fromServer: false, coming: read } : { view, fromServer: true };
  } catch (error) {
    // The copy on this device goes on without them.
    if (!isAway(error)) throw error;
    return { view: kept, fromServer: false };
  }
}

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));
