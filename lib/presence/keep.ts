/** An advisor is kept this long for a customer who is in the device check. */
export const keepMs = 60_000

/** A desk, a seat or a sharing that is not renewed for this long is gone. */
export const leaseMs = 25_000

/** The server pings over the stream this often; the page answers each by fetch. */
export const pingMs = 10_000

/** A call without a planned end is taken to last this long when "free about" is told. */
export const usualCallMs = 20 * 60_000
