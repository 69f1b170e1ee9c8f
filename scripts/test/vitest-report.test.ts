import { describe, expect, test } from 'vitest'
import { lastWords, readReport } from './vitest-report.mjs'

const passed = { fullName: 'adds', status: 'passed' }
const failed = { fullName: 'subtracts', status: 'failed', failureMessages: ['1 is not 2'] }

describe('the totals of a report', () => {
  test('count tests, and say which failed and why', () => {
    const file = { name: '/r/lib/a.test.ts', status: 'failed', assertionResults: [passed, failed] }
    expect(readReport({ testResults: [file] }, '/r')).toEqual({
      total: { passed: 1, failed: 1, failures: ['lib/a.test.ts > subtracts'], retried: [] },
      details: ['lib/a.test.ts > subtracts\n1 is not 2'],
      firstTries: [],
    })
  })

  test('a file that could not be loaded is a failure, not nothing', () => {
    const file = { name: '/r/lib/b.test.ts', status: 'failed', message: 'syntax', assertionResults: [] }
    expect(readReport({ testResults: [file] }, '/r')).toEqual({
      total: { passed: 0, failed: 1, failures: ['lib/b.test.ts'], retried: [] },
      details: ['lib/b.test.ts\nsyntax'],
      firstTries: [],
    })
  })

  test('a hook that fails after passing tests is a failure too', () => {
    const file = {
      name: '/r/lib/c.test.ts',
      status: 'failed',
      message: 'afterAll',
      assertionResults: [passed],
    }
    expect(readReport({ testResults: [file] }, '/r').total).toMatchObject({ passed: 1, failed: 1 })
  })

  test('one that passed only when tried again passed, is named, and why is kept', () => {
    const again = { fullName: 'rings', status: 'passed', failureMessages: ['nobody heard it'] }
    const file = { name: '/r/tests/e2e/d.test.ts', status: 'passed', assertionResults: [passed, again] }
    const { total, details, firstTries } = readReport({ testResults: [file] }, '/r')
    expect(total).toEqual({ passed: 2, failed: 0, failures: [], retried: ['tests/e2e/d.test.ts > rings'] })
    expect(details).toEqual([])
    expect(firstTries).toEqual(['tests/e2e/d.test.ts > rings\nnobody heard it'])
  })
})

describe('the last words', () => {
  test('name the first failure first, and what was lucky last', () => {
    expect(lastWords({ passed: 3, failed: 2, failures: ['a', 'b'], retried: ['c'] })).toEqual([
      '',
      'First failure: a',
      'Failed, too: b',
      'Passed only on retry: c',
    ])
  })

  test('there are none when all is well', () => {
    expect(lastWords({ passed: 3, failed: 0, failures: [], retried: [] })).toEqual([])
  })
})
