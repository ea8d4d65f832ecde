/** Begins the act at once; however often it is called while the act runs, or rests for so many ms after it, the act runs once more then. */
export function coalesced(act: () => Promise<unknown>, rest = 0): () => void {
  let state: 'idle' | 'busy' | 'again' = 'idle';
  const run = async () => {
    state = 'busy';
    await act().catch(() => undefined);
    setTimeout(() => {
      if (state === 'again') void run();
      else state = 'idle';
    }, rest);
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
}
