import { describe, expect, it } from 'vitest';
import { kept, start, type Standard } from './player';

const standard: Standard = {
  name: 'API',
  events: { commit: 'c', end: 'e', set: 's' },
  transient: ['cmi.core.session_time'],
  given: () => ({}),
  entry: 'cmi.core.entry',
  exit: 'cmi.core.exit',
};

describe('what a package keeps', () => {
  it('is its texts, without what the site has said and what ends with the session', () => {
    const rendered = {
      'cmi.core.student_name': 'Иванова Мария',
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.session_time': '00:10:00',
      'cmi.core.lesson_location': '',
      'cmi.objectives': {},
    };
    expect(kept(rendered, standard, { 'cmi.core.student_name': 'Иванова Мария' })).toEqual({
      'cmi.core.lesson_status': 'incomplete',
    });
  });

  it('goes on where it was suspended, and begins anew otherwise', () => {
    const given = { 'cmi.core.student_id': '1' };
    expect(start({}, standard, given)).toEqual({ ...given, 'cmi.core.entry': 'ab-initio' });
    expect(start({ 'cmi.core.exit': 'suspend', 'cmi.suspend_data': 'x' }, standard, given)).toEqual({
      ...given,
      'cmi.suspend_data': 'x',
      'cmi.core.entry': 'resume',
    });
    expect(start({ 'cmi.core.exit': 'logout' }, standard, given)).toEqual({ ...given, 'cmi.core.entry': '' });
  });
});
