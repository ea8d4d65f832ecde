import { describe, expect, it } from 'vitest';
import { formats } from './formats';
import { fromWall, toWall } from './zone';

describe('the clock of a zone', () => {
  it.each(['Europe/Moscow', 'Asia/Vladivostok', 'Europe/Kaliningrad', 'UTC', 'Europe/Berlin'])(
    'in %s gives the same minute there and back, also around a change of the clock',
    (zone) => {
      for (const day of ['2026-03-29', '2026-10-25', '2026-11-23'])
        for (const hour of ['00', '05', '10', '23']) {
          const wall = `${day}T${hour}:05`;
          expect(toWall(fromWall(wall, zone), zone)).toBe(wall);
        }
    },
  );

  it('is that of the cabinet and not of the device', () => {
    expect(fromWall('2026-11-23T10:00', 'Asia/Vladivostok')).toBe(Date.UTC(2026, 10, 23, 0, 0));
    expect(toWall(Date.UTC(2026, 10, 23, 7, 0), 'Europe/Moscow')).toBe('2026-11-23T10:00');
  });
});

describe('times on a device of another zone', () => {
  const elsewhere = new Date().getTimezoneOffset() === -600 ? 'Europe/Moscow' : 'Asia/Vladivostok';
  const { span, date, dateTime, daysBetween } = formats('en', elsewhere);
  const opens = fromWall(`${String(new Date().getFullYear())}-11-23T10:00`, elsewhere);

  it('say by which zone they go, once in a span', () => {
    expect(dateTime(opens)).toMatch(/^23 Nov(,| at) 10:00 GMT\+\d+$/);
    expect(span(opens, opens + 4 * 3_600_000)).toMatch(/^23 Nov(,| at) 10:00–14:00 GMT\+\d+$/);
  });

  it('leave days of the calendar alone', () => expect(date('2012-05-17')).toBe('17 May 2012'));

  it('count midnights of the zone', () => {
    expect(daysBetween(opens, opens + 15 * 3_600_000)).toBe(1);
    expect(daysBetween(opens, opens + 13 * 3_600_000)).toBe(0);
  });
});
