import { describe, expect, it } from 'vitest';
import vectors from '../../../../docs/certificate-vectors.json';
import { codeFinding, isDoubtful, stateOf } from './finding';
import { verifyCode } from './signed';

describe('a code beside the number in its address', () => {
  const [own, other] = [vectors.documents[0]!, vectors.documents[1]!];
  const finding = async (fragment: string, number: string, keys = [vectors.key]) =>
    codeFinding(await verifyCode(fragment, keys), number);

  it('is genuine for its own document only', async () => {
    expect(await finding(own.fragment, own.number)).toBe('genuine');
    expect(await finding(other.fragment, own.number)).toBe('other');
  });

  it('makes the paper doubtful when it is copied, forged or signed by somebody else', async () => {
    const forged = own.fragment.slice(0, -2) + (own.fragment.at(-2) === 'A' ? 'B' : 'A') + own.fragment.slice(-1);
    expect(isDoubtful(await finding(other.fragment, own.number))).toBe(true);
    expect(isDoubtful(await finding(forged, own.number))).toBe(true);
    expect(isDoubtful(await finding(own.fragment, own.number, []))).toBe(true);
    expect(isDoubtful(await finding(own.fragment, own.number))).toBe(false);
    expect(isDoubtful(await finding('', own.number))).toBe(false);
    expect(isDoubtful(undefined)).toBe(false);
  });
});

it.each([
  ['valid', 'genuine', false, 'genuine'],
  ['valid', undefined, true, 'checking'],
  ['valid', 'other', false, 'doubtful'],
  ['reconsidered', 'genuine', false, 'reconsidered'],
  ['reconsidered', undefined, false, 'reconsidered'],
  ['reconsidered', 'forged', false, 'doubtful'],
  ['superseded', 'genuine', false, 'superseded'],
  ['superseded', 'forged', true, 'superseded'],
  ['revoked', 'genuine', false, 'revoked'],
] as const)('a %s document whose code is %s (still looking: %s) is %s', (validity, finding, isLooking, state) => {
  expect(stateOf(validity, finding, isLooking)).toBe(state);
});
