import * as scormAgain from 'scorm-again/scorm12/min';
import { play, settings, type Api, type Standard } from './player';

export const scorm12: Standard = {
  name: 'API',
  events: { commit: 'LMSCommit', end: 'LMSFinish', set: 'LMSSetValue.cmi.*' },
  transient: ['cmi.core.session_time', 'cmi.core.entry', 'cmi.core.lesson_mode', 'cmi.comments_from_lms'],
  given: ({ learner, launchData, masteryScore }) => ({
    'cmi.core.student_id': learner.id,
    'cmi.core.student_name': learner.name,
    'cmi.core.credit': 'credit',
    'cmi.launch_data': launchData,
    ...(masteryScore !== null && { 'cmi.student_data.mastery_score': String(masteryScore) }),
  }),
  entry: 'cmi.core.entry',
  exit: 'cmi.core.exit',
};

// The package describes a default export and has a named one.
const { Scorm12API } = scormAgain as unknown as { Scorm12API: new (given: unknown) => Api };

play(scorm12, () => new Scorm12API(settings));
