import 'i18next';
import type appeals from './ru/appeals.json';
import type assessment from './ru/assessment.json';
import type attempt from './ru/attempt.json';
import type carrier from './ru/carrier.json';
import type common from './ru/common.json';
import type contests from './ru/contests.json';
import type courses from './ru/courses.json';
import type readiness from './ru/readiness.json';
import type desk from './ru/desk.json';
import type deskErrors from './ru/deskErrors.json';
import type enrolment from './ru/enrolment.json';
import type errors from './ru/errors.json';
import type exchange from './ru/exchange.json';
import type family from './ru/family.json';
import type files from './ru/files.json';
import type jury from './ru/jury.json';
import type late from './ru/late.json';
import type library from './ru/library.json';
import type participation from './ru/participation.json';
import type people from './ru/people.json';
import type questions from './ru/questions.json';
import type quiz from './ru/quiz.json';
import type quizDesk from './ru/quizDesk.json';
import type receipts from './ru/receipts.json';
import type registrations from './ru/registrations.json';
import type result from './ru/result.json';
import type results from './ru/results.json';
import type school from './ru/school.json';
import type standings from './ru/standings.json';
import type together from './ru/together.json';
import type talk from './ru/talk.json';
import type uploads from './ru/uploads.json';
import type verify from './ru/verify.json';
import type works from './ru/works.json';

// Every key used in code is checked against the Russian texts. A new namespace takes one line here.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      appeals: typeof appeals;
      assessment: typeof assessment;
      attempt: typeof attempt;
      carrier: typeof carrier;
      common: typeof common;
      contests: typeof contests;
      courses: typeof courses;
      readiness: typeof readiness;
      desk: typeof desk;
      deskErrors: typeof deskErrors;
      enrolment: typeof enrolment;
      errors: typeof errors;
      exchange: typeof exchange;
      family: typeof family;
      files: typeof files;
      jury: typeof jury;
      late: typeof late;
      library: typeof library;
      participation: typeof participation;
      people: typeof people;
      questions: typeof questions;
      quiz: typeof quiz;
      quizDesk: typeof quizDesk;
      receipts: typeof receipts;
      registrations: typeof registrations;
      result: typeof result;
      results: typeof results;
      school: typeof school;
      standings: typeof standings;
      together: typeof together;
      talk: typeof talk;
      uploads: typeof uploads;
      verify: typeof verify;
      works: typeof works;
    };
  }
}
