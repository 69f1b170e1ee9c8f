/** An advisor is kept this long for a customer who is in the device check. */
export const keepMs = 60_000

/** However often the check is opened again, not longer than this in so long a time. */
export const longestKeepMs = 180_000
export const keepPauseMs = 600_000

/** A call without a planned end is taken to last this long when "free about" is told. */
export const usualCallMs = 20 * 60_000
