const needed = [20, 19]

/**
 * Words for a Node that is too old; undefined when it will do.
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined}
 */
export function nodeComplaint(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = needed
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return undefined
  return `Rådrum needs Node ${needed.join('.')} or newer; this is Node ${version}. See https://nodejs.org/en/download`
}
