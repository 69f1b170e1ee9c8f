import { no, ok, type Result } from '@/lib/result'

/** What a scanner says about a file. `unavailable`: it could not be asked. */
export type Verdict = 'clean' | 'infected' | 'unavailable'

/** The port to a bank's own scanner (ICAP, clamd, a cloud's). It answers, it does not throw. */
export type Scanner = (content: Uint8Array) => Promise<Verdict>

/** Where a file stands: `waiting` has not been scanned yet; of one that proved `infected` later only its name is left. */
export type ScanState = 'clean' | 'waiting' | 'infected'

/**
 * What follows from a verdict. An infected file is not kept at all. One that could not be scanned is kept and waits: it
 * can be sent, so that nobody loses their work to a scanner's bad day, and nobody can open it until it is clean.
 */
export function afterScan(verdict: Verdict): Result<'clean' | 'waiting', 'file_infected'> {
  switch (verdict) {
    case 'clean':
      return ok('clean')
    case 'unavailable':
      return ok('waiting')
    case 'infected':
      return no('file_infected')
  }
}
