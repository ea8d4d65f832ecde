import { describe, expect, it } from 'vitest';
import { draftOf, formOf, proposed, renewed, settingsOf, settingsVersion } from './settingsDraft';

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

  it('need no date of voting without voting', () => {
    const draft = { ...proposed(Date.parse('2026-11-26T09:00:00Z')), voting: { from: '', until: '' } };
    expect(settingsOf(draft)!.voting).toBeNull();
    expect(settingsOf({ ...draft, public: 'oneVoice' })).toBeUndefined();
  });
});

describe('the form of settings, when the contest is read again', () => {
  const settings = settingsOf({ ...proposed(Date.parse('2026-11-26T09:00:00Z')), title: 'Конкурс' })!;
  const form = formOf({ settings, version: 1 });
  const typed = { ...form, draft: { ...form.draft, about: 'Набрано' } };

  it('shows what is saved while nothing is typed', () => {
    const theirs = { ...settings, title: 'Другое название' };
    expect(renewed(form, { settings: theirs, version: 2 })).toEqual(formOf({ settings: theirs, version: 2 }));
  });

  it('keeps what is typed, and can save it after regulations were uploaded or the contest was announced', () =>
    expect(renewed(typed, { settings, version: 2 })).toEqual({ ...typed, version: 2 }));

  it('does not write over what a colleague has saved', () =>
    expect(renewed(typed, { settings: { ...settings, title: 'Другое название' }, version: 2 })).toEqual(typed));

  it('is sent with the version that was read, even unchanged, where a colleague has saved other settings', () => {
    expect(settingsVersion(form, { settings, version: 2 })).toBe(2);
    expect(settingsVersion(form, { settings: { ...settings, title: 'Другое название' }, version: 2 })).toBe(1);
  });
});
