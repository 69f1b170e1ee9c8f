import path from 'node:path'

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 * @typedef {{ testResults: TestFile[] }} Report
 * @typedef {{ passed: number, failed: number, failures: string[], retried: string[] }} Total names of what failed, and of
 *   what passed only when it was tried again
 * @typedef {{ total: Total, details: string[], firstTries: string[] }} Reading `details` words each failure whole,
 *   `firstTries` each that was made up for by another try
 */

/**
 * Counts the tests of a vitest JSON report and words each failure. A file that failed without any failed test
 * (it could not be loaded, or a hook failed) counts as one. A test that passed and has failures to tell was tried again.
 * @param {Report} report
 * @param {string} root
 * @returns {Reading}
 */
export function readReport(report, root) {
  /** @type {Total} */
  const total = { passed: 0, failed: 0, failures: [], retried: [] }
  /** @type {string[]} */
  const details = []
  /** @type {string[]} */
  const firstTries = []
  /** @type {(name: string, why: string) => void} */
  const fail = (name, why) => {
    total.failed++
    total.failures.push(name)
    details.push(`${name}\n${why}`)
  }
  for (const file of report.testResults) {
    const at = path.relative(root, file.name)
    const before = total.failed
    for (const { fullName, status, failureMessages = [] } of file.assertionResults) {
      const name = `${at} > ${fullName}`
      if (status === 'failed') fail(name, failureMessages.join('\n'))
      if (status !== 'passed') continue
      total.passed++
      if (failureMessages.length === 0) continue
      total.retried.push(name)
      firstTries.push(`${name}\n${failureMessages.join('\n')}`)
    }
    if (file.status === 'failed' && total.failed === before) fail(at, file.message ?? 'it could not be run')
  }
  return { total, details, firstTries }
}

/**
 * What the end of a run says before its totals: what failed first, what else, and what passed only when tried again.
 * @param {Total} total
 * @returns {string[]} lines
 */
export function lastWords({ failures, retried }) {
  const [first, ...others] = failures
  return [
    ...(first === undefined ? [] : ['', `First failure: ${first}`]),
    ...others.map((name) => `Failed, too: ${name}`),
    ...retried.map((name) => `Passed only on retry: ${name}`),
  ]
}
