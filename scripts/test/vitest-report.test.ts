import { describe, expect, test } from 'vitest'
import { readReport } from './vitest-report.mjs'

const passed = { fullName: 'adds', status: 'passed' }
const failed = { fullName: 'subtracts', status: 'failed', failureMessages: ['1 is not 2'] }

describe('the totals of a report', () => {
  test('count tests, and say which failed and why', () => {
    const file = { name: '/r/lib/a.test.ts', status: 'failed', assertionResults: [passed, failed] }
    expect(readReport({ testResults: [file] }, '/r')).toEqual({
      total: { passed: 1, failed: 1 },
      failures: ['lib/a.test.ts > subtracts\n1 is not 2'],
    })
  })

  test('a file that could not be loaded is a failure, not nothing', () => {
    const file = { name: '/r/lib/b.test.ts', status: 'failed', message: 'syntax', assertionResults: [] }
    expect(readReport({ testResults: [file] }, '/r')).toEqual({
      total: { passed: 0, failed: 1 },
      failures: ['lib/b.test.ts\nsyntax'],
    })
  })

  test('a hook that fails after passing tests is a failure too', () => {
    const file = {
      name: '/r/lib/c.test.ts',
      status: 'failed',
      message: 'afterAll',
      assertionResults: [passed],
    }
    expect(readReport({ testResults: [file] }, '/r').total).toEqual({ passed: 1, failed: 1 })
  })
})
