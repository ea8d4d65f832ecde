// count-tests.mjs FILE…: sums what the test runners wrote (trx of dotnet, JSON of vitest and Playwright, own "N passed, N failed" text).
// Prints "PASSED FAILED". A file that is missing, unreadable or without any test counts as one failure: its suite did not run.
// count-tests.mjs --failures FILE…: the name of each test that failed with the beginning of what it said.
// count-tests.mjs --skipped FILE…: "N skipped: NAMES", or nothing when every test ran.
// count-tests.mjs --faults FILE: what the tests of faults counted (lines of JSON of tests/MethodCabinet.Server.Tests/Olympiads/FaultCount.cs) as a table.
import { readFileSync } from 'node:fs';

/** @returns {{ passed: number, failed: number }} */
export function count(text) {
  if (text.includes('<TestRun')) {
    const counters = /<Counters ([^>]*)>/.exec(text)?.[1] ?? '';
    const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
    // Skipped ones are in the total and, by VSTest, not among those that were not executed.
    return { passed: number('passed'), failed: number('executed') - number('passed') };
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

const unescaped = (xml) =>
  xml.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]);

/** Each test of a Playwright suite with the results of its tries. */
function* specsOf(suite) {
  for (const spec of suite.specs ?? []) yield spec;
  for (const inner of suite.suites ?? []) yield* specsOf(inner);
}

/** @returns {{ name: string, said: string }[]} */
export function failures(text) {
  if (text.includes('<TestRun')) {
    return [...text.matchAll(/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="(?!Passed|NotExecuted)[^"]*"[^>]*>([\s\S]*?)<\/UnitTestResult>/g)].map(
      ([, name, body]) => ({ name: unescaped(name), said: unescaped(/<ErrorInfo>[\s\S]*?<\/ErrorInfo>/.exec(body)?.[0].replace(/<[^>]*>/g, '') ?? '') }),
    );
  }
  if (text.startsWith('{')) {
    const report = JSON.parse(text);
    if ('numPassedTests' in report) {
      return report.testResults.flatMap((file) => [
        ...file.assertionResults.filter((test) => test.status === 'failed').map((test) => ({ name: test.fullName, said: test.failureMessages.join('\n') })),
        ...(file.status === 'failed' && file.message ? [{ name: file.name, said: file.message }] : []),
      ]);
    }
    const outside = report.errors.map((error) => ({ name: 'outside of the tests', said: error.message ?? '' }));
    return outside.concat(report.suites.flatMap((suite) => [...specsOf(suite)]).flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => ({ name: `${test.projectName}: ${spec.file}: ${spec.title}`, said: test.results.flatMap((result) => result.errors.map((error) => error.message)).join('\n') })),
    ));
  }
  return [];
}

/** Names of the tests that did not run. */
export function skipped(text) {
  if (text.includes('<TestRun')) {
    return [...text.matchAll(/<UnitTestResult ([^>]*)>/g)]
      .filter(([, attributes]) => / ?outcome="NotExecuted"/.test(attributes))
      .map(([, attributes]) => unescaped(/testName="([^"]*)"/.exec(attributes)?.[1] ?? ''));
  }
  if (text.startsWith('{')) {
    const report = JSON.parse(text);
    if ('numPassedTests' in report) {
      return report.testResults.flatMap((file) => file.assertionResults.filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status)).map((test) => test.fullName));
    }
    return report.suites
      .flatMap((suite) => [...specsOf(suite)])
      .flatMap((spec) => spec.tests.filter((test) => test.status === 'skipped').map((test) => `${test.projectName}: ${spec.file}: ${spec.title}`));
  }
  return [];
}

/** Lines of a table: each fault with the sums of its counts. */
export function faultTable(text) {
  const columns = ['acknowledged', 'stored', 'lost', 'duplicates', 'forged'];
  const sums = new Map();
  for (const line of text.split('\n').filter(Boolean)) {
    const counted = JSON.parse(line);
    const sum = sums.get(counted.fault) ?? columns.map(() => 0);
    sums.set(counted.fault, columns.map((column, i) => sum[i] + counted[column]));
  }
  const rows = [['', ...columns], ...[...sums].sort().map(([fault, sum]) => [fault.replaceAll('_', ' '), ...sum.map(String)])];
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.length === 1 ? [] : rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '));
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const [first, ...rest] = process.argv.slice(2);
if (first === '--failures') {
  for (const { name, said } of rest.map(read).flatMap(failures)) console.log(`FAILED  ${name}\n${said.trim().slice(0, 1500).replace(/^/gm, '        ')}`);
} else if (first === '--skipped') {
  const names = rest.map(read).flatMap(skipped);
  if (names.length > 0) console.log(`${names.length} skipped: ${names.join(', ')}`);
} else if (first === '--faults') {
  for (const line of faultTable(read(rest[0]))) console.log(line);
} else {
  let passed = 0;
  let failed = 0;
  for (const text of [first, ...rest].map(read)) {
    let result;
    try {
      result = count(text);
    } catch {
      result = { passed: 0, failed: 0 };
    }
    if (result.passed + result.failed === 0) result.failed = 1;
    passed += result.passed;
    failed += result.failed;
  }
  console.log(`${passed} ${failed}`);
}
