const firstMs = 500
const mostMs = 15_000

/**
 * How long to wait before the stream is opened again, ms: doubling from half a second to 15 s, spread over half to one
 * and a half of that, so that everybody does not come back at once. `chance` is in [0, 1).
 */
export function reconnectDelay(failures: number, chance: number): number {
  const doubled = Math.min(firstMs * 2 ** Math.max(0, failures - 1), mostMs)
  return Math.round(doubled * (0.5 + chance))
}
