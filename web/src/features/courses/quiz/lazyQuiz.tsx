import { lazy } from 'react';

// The journal comes with them, which a page of a course without a quiz does not need.

const nothing = { default: () => <></> };

export const QuizLeftovers = lazy(() => import('./QuizLeftovers').catch(() => nothing));
export const QuizUnit = lazy(() => import('./QuizUnit'));
