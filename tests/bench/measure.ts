import os from 'node:os'

/** How long something takes: milliseconds, after warming up, each run timed by itself. */
export type Timing = { runs: number; p50: number; p95: number }

/** Runs work until the time is up (at least ten times) and sorts what it took. */
export function timed(work: () => unknown, forMs = 2_000): Timing {
  for (let i = 0; i < 5; i++) work()
  const taken: number[] = []
  const end = performance.now() + forMs
  while (taken.length < 10 || performance.now() < end) {
    const began = performance.now()
    work()
    taken.push(performance.now() - began)
  }
  return summary(taken)
}

/** The median and the slow end of some durations. */
export function summary(taken: number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95) }
}

/** `0.041 ms (p95 0.060 ms, 40 000 runs)`. */
export function show({ runs, p50, p95 }: Timing): string {
  const ms = (value: number) => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`
  return `${ms(p50)} (p95 ${ms(p95)}, ${runs} runs)`
}

/** On what it was measured: figures mean nothing without it. */
export function machine(): string {
  const [cpu] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${os.cpus().length} x ${cpu?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.versions.node}, ${os.platform()} ${os.release()}`
}
