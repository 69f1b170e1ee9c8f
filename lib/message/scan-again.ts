const firstMs = 30_000
const longestMs = 30 * 60_000

/**
 * How long until a file that got no verdict is scanned again, when it has been so `tries` times since it was uploaded: half
 * a minute, then twice as long each time, never more than half an hour. It goes on until there is a verdict.
 */
export function scanAgainMs(tries: number): number {
  return Math.min(longestMs, firstMs * 2 ** tries)
}
