import type { Got } from '../../api/client';
import type { Verdict } from './signed';

/** What the register says that a document is worth now. */
type Validity = Got<'/api/certificates/verification/{number}'>['validity'];

/** What the code on a paper is worth beside the document with the number that the code leads to. */
export type CodeFinding = Verdict['outcome'] | 'other';

/** A code that is genuine, but of another document, was copied onto the paper. */
export const codeFinding = (verdict: Verdict, number: string): CodeFinding =>
  verdict.outcome === 'genuine' && verdict.words.number !== number ? 'other' : verdict.outcome;

/** Codes that no paper of this server bears; where there is none, or the browser cannot tell, the number alone speaks. */
const doubtful: readonly CodeFinding[] = ['forged', 'unknownKey', 'other'];

export const isDoubtful = (finding: CodeFinding | undefined) => finding !== undefined && doubtful.includes(finding);

/** What is said of a paper first: the register, and the code where the register confirms the document. Nothing is confirmed before the code was looked at. */
export function stateOf(validity: Validity, finding: CodeFinding | undefined, isLooking: boolean) {
  if (validity === 'revoked' || validity === 'superseded') return validity;
  if (isDoubtful(finding)) return 'doubtful';
  if (isLooking) return 'checking';
  return validity === 'valid' ? 'genuine' : validity;
}
