import { describe, expect, it } from 'vitest';
import { draftOf, proposed, settingsOf } from './settingsDraft';

describe('the settings of a contest in the form', () => {
  it('come back as they were', () => {
    const settings = settingsOf({
      ...proposed(Date.parse('2026-11-26T09:00:00Z')),
      title: 'Конкурс',
      threshold: 33.3,
    })!;
    expect(settings.threshold).toBe(0.333);
    expect(settings.voting).toBeNull();
    expect(settingsOf(draftOf(settings))).toEqual(settings);
  });

  it('have a window of voting only with voting, and none without a date', () => {
    const draft = proposed(Date.parse('2026-11-26T09:00:00Z'));
    expect(settingsOf({ ...draft, public: 'marks' })!.voting).not.toBeNull();
    expect(settingsOf({ ...draft, marking: { from: '', until: '' } })).toBeUndefined();
  });
});
