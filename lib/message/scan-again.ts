const firstMs = 30_000
const longestMs = 30 * 60_000
const dayMs = 24 * 3_600_000
/** By then half an hour has passed again and again for a week. */
const manyTries = 7 + 7 * 48

/**
 * How long until a file that got no verdict is scanned again, when it has been so `tries` times since it was uploaded: half
 * a minute, then twice as long each time, not more than half an hour for a week, and then a day: what is wrong by then does
 * not pass by itself. It goes on until there is a verdict.
 */
export function scanAgainMs(tries: number): number {
  return tries > manyTries ? dayMs : Math.min(longestMs, firstMs * 2 ** tries)
}
