import path from 'node:path'

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 * @typedef {{ testResults: TestFile[] }} Report
 */

/**
 * Counts the tests of a vitest JSON report and words each failure. A file that failed without any failed test
 * (it could not be loaded, or a hook failed) counts as one.
 * @param {Report} report
 * @param {string} root
 * @returns {{ total: { passed: number, failed: number }, failures: string[] }}
 */
export function readReport(report, root) {
  const total = { passed: 0, failed: 0 }
  /** @type {string[]} */
  const failures = []
  for (const file of report.testResults) {
    const at = path.relative(root, file.name)
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    total.passed += file.assertionResults.filter((test) => test.status === 'passed').length
    total.failed += failed.length
    for (const test of failed)
      failures.push(`${at} > ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`)
    if (file.status === 'failed' && failed.length === 0) {
      total.failed++
      failures.push(`${at}\n${file.message ?? 'it could not be run'}`)
    }
  }
  return { total, failures }
}
