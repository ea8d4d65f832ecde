// count-tests.mjs FILE…: sums what the test runners wrote (trx of dotnet, JSON of vitest and Playwright, own "N passed, N failed" text).
// Prints "PASSED FAILED". A file that is missing, unreadable or without any test counts as one failure: its suite did not run.
import { readFileSync } from 'node:fs';

/** @returns {{ passed: number, failed: number }} */
export function count(text) {
  if (text.includes('<TestRun')) {
    const counters = /<Counters ([^>]*)>/.exec(text)?.[1] ?? '';
    const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
    return { passed: number('passed'), failed: number('total') - number('passed') - number('notExecuted') };
  }
  if (text.startsWith('{')) {
    const report = JSON.parse(text);
    if ('numPassedTests' in report) {
      // A file that does not even load fails no test of its own.
      const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'));
      return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
    }
    // A test that passed only when repeated is a failure: somebody will meet it.
    return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + report.errors.length };
  }
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(text);
  return { passed: Number(passed), failed: Number(failed) };
}

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  let result;
  try {
    result = count(readFileSync(file, 'utf8'));
  } catch {
    result = { passed: 0, failed: 0 };
  }
  if (result.passed + result.failed === 0) result.failed = 1;
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} ${failed}`);
