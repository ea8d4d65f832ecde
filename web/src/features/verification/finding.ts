import type { Verdict } from './signed';

/** What the code on a paper is worth beside the document with the number that the code leads to. */
export type CodeFinding = Verdict['outcome'] | 'other';

/** A code that is genuine, but of another document, was copied onto the paper. */
export const codeFinding = (verdict: Verdict, number: string): CodeFinding =>
  verdict.outcome === 'genuine' && verdict.words.number !== number ? 'other' : verdict.outcome;

/** Codes that no paper of this server bears; where there is none, or the browser cannot tell, the number alone speaks. */
const doubtful: readonly CodeFinding[] = ['forged', 'unknownKey', 'other'];

export const isDoubtful = (finding: CodeFinding | undefined) => finding !== undefined && doubtful.includes(finding);
