/** A text with words of the ready ones: nothing that was written is replaced. */
export const withReady = (text: string, words: string) => (text.trim() === '' ? words : `${text.trimEnd()}\n${words}`);
