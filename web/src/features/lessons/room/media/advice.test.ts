import { expect, it } from 'vitest';
import { verdictOf } from './advice';

it.each([
  [{ roundTrip: 40, loss: 0, rate: 700 }, 'all'],
  [{ roundTrip: 40, loss: 0, rate: undefined }, 'all'],
  [{ roundTrip: 120, loss: 0.01, rate: 300 }, 'small'],
  [{ roundTrip: 700, loss: 0, rate: 600 }, 'small'],
  [{ roundTrip: 200, loss: 0, rate: 128 }, 'sound'],
  [{ roundTrip: 80, loss: 0.08, rate: 600 }, 'sound'],
  [{ roundTrip: 300, loss: 0, rate: 40 }, 'poor'],
  [{ roundTrip: 100, loss: 0.3, rate: 600 }, 'poor'],
] as const)('%j is enough for %s', (measured, verdict) => expect(verdictOf(measured)).toBe(verdict));
