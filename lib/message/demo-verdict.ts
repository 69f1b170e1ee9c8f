import type { Verdict } from './scan'

/** The harmless file that every scanner reports (eicar.org). In two parts, or they would report this file as well. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
)

/** The demo's scanner: so that somebody who tries it sees what a bank's would do, a file that holds the test virus is infected. */
export function demoVerdict(content: Uint8Array): Verdict {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return bytes.includes(testVirus, 0, 'latin1') ? 'infected' : 'clean'
}
