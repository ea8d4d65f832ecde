import { describe, expect, it } from 'vitest';
import { accentTokens, contrast } from './accent';

describe('accentTokens', () => {
  it.each(['#12607a', '#ffd400', '#ffffff', '#000000', '#c0392b', '#7cfc00', '#2b4bff'])(
    'makes %s legible in both themes',
    (hex) => {
      const light = accentTokens(hex, false)!;
      for (const ground of ['#ffffff', '#f5f7f9', light['--accent-soft']!])
        expect(contrast(light['--accent']!, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light['--on-accent']!, light['--accent']!)).toBeGreaterThanOrEqual(4.5);

      const dark = accentTokens(hex, true)!;
      for (const ground of ['#161d25', dark['--accent-soft']!])
        expect(contrast(dark['--accent']!, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark['--on-accent']!, dark['--accent']!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('leaves a good colour as the municipality gave it', () => {
    expect(accentTokens('#12607a', false)!['--accent']).toBe('#12607a');
  });

  it('ignores what is no colour', () => {
    expect(accentTokens('red', false)).toBeUndefined();
  });
});
