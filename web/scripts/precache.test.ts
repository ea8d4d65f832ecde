import { expect, it } from 'vitest';
import { filesToKeep } from './precache.ts';

it('keeps what a participant needs with all it imports, and nothing of the staff', () => {
  const files = filesToKeep({
    'index.html': {
      file: 'index.js',
      css: ['index.css'],
      imports: ['_shell.js'],
      dynamicImports: ['src/ui/desk/DeskFrame.tsx'],
    },
    '_shell.js': { file: 'shell.js', imports: ['_vendor.js'] },
    '_vendor.js': { file: 'vendor.js', imports: ['_shell.js'] },
    'src/features/olympiads/attempt/AttemptPage.tsx': { file: 'attempt.js', imports: ['_dexie.js'] },
    '_dexie.js': { file: 'dexie.js' },
    'src/features/courses/quiz/QuizPage.tsx': { file: 'quiz.js' },
    'src/sitting/receipts/receiptBook.ts': { file: 'receiptBook.js' },
    'src/ui/desk/DeskFrame.tsx': { file: 'desk.js' },
    'src/i18n/ru/attempt.json': { file: 'ru-attempt.js' },
    'src/i18n/en/attempt.json': { file: 'en-attempt.js' },
    'src/i18n/en/desk.json': { file: 'en-desk.js' },
  });
  expect([...files].sort()).toEqual([
    'attempt.js',
    'dexie.js',
    'en-attempt.js',
    'index.css',
    'index.js',
    'quiz.js',
    'receiptBook.js',
    'ru-attempt.js',
    'shell.js',
    'vendor.js',
  ]);
});
