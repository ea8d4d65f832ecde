import { expect, it } from 'vitest';
import { keyAnswer } from './keyAnswer';

const variant = (pattern: string, share = 1) => ({ pattern, share });
const rule = {} as never;

it.each([
  [
    'the text that is worth most, with its wildcards left out and its stars kept',
    { type: 'shortText', variants: [variant('баро', 0.5), variant('баро*метр \\*')], rule },
    { type: 'shortText', text: 'баро…метр *' },
  ],
  [
    'the number as the language writes it, with its unit',
    {
      type: 'numeric',
      variants: [{ value: 1234.5, tolerance: 0, share: 1 }],
      units: [{ unit: 'м', factor: 1 }],
      wrongUnitShare: 0,
    },
    { type: 'numeric', text: '1234,5', unit: 'м' },
  ],
  [
    'each gap by its text or its number',
    {
      type: 'gaps',
      gaps: {
        a: { texts: [variant('да')], numbers: [], weight: 1 },
        b: { texts: [], numbers: [{ value: 7, tolerance: 0, share: 1 }], weight: 1 },
      },
      rule,
      partial: 'none',
    },
    { type: 'gaps', values: { a: 'да', b: '7' } },
  ],
  [
    'the middle of each region',
    {
      type: 'hotspot',
      regions: [
        {
          corners: [
            { x: 0, y: 0 },
            { x: 0.5, y: 0 },
            { x: 0.5, y: 1 },
            { x: 0, y: 1 },
          ],
        },
      ],
      rule: 'none',
    },
    { type: 'hotspot', points: [{ x: 0.25, y: 0.5 }] },
  ],
  ['nothing where people judge', { type: 'manual', criteria: [], modelAnswer: 'так' }, null],
])('shows %s', (_, key, answer) => expect(keyAnswer(key as never, 'ru')).toEqual(answer));
