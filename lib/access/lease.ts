/** A desk, a seat or a sharing that is not renewed for this long is gone. */
export const leaseMs = 25_000

/** The server pings over the stream this often; the page answers each by fetch. */
export const pingMs = 10_000
