/** An advisor is kept this long for a customer who is in the device check. */
export const keepMs = 60_000

/** A call without a planned end is taken to last this long when "free about" is told. */
export const usualCallMs = 20 * 60_000
