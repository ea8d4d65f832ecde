import * as scormAgain from 'scorm-again/scorm2004/min';
import { play, settings, type Api, type Standard } from './player';

export const scorm2004: Standard = {
  name: 'API_1484_11',
  events: { commit: 'Commit', end: 'Terminate', set: 'SetValue.cmi.*' },
  transient: ['cmi.session_time', 'cmi.entry', 'cmi.mode', 'cmi.time_limit_action'],
  given: ({ learner, launchData, masteryScore }) => ({
    'cmi.learner_id': learner.id,
    'cmi.learner_name': learner.name,
    'cmi.credit': 'credit',
    'cmi.launch_data': launchData,
    ...(masteryScore !== null && { 'cmi.scaled_passing_score': String(masteryScore) }),
  }),
  entry: 'cmi.entry',
  exit: 'cmi.exit',
};

// The package describes a default export and has a named one.
const { Scorm2004API } = scormAgain as unknown as { Scorm2004API: new (given: unknown) => Api };

play(scorm2004, () => new Scorm2004API(settings));
