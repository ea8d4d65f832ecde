import 'i18next';
import type common from './ru/common.json';
import type errors from './ru/errors.json';
import type people from './ru/people.json';

// Every key used in code is checked against the Russian texts. A new namespace takes one line here.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      errors: typeof errors;
      people: typeof people;
    };
  }
}
