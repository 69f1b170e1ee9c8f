/**
 * The way to exactly one other person. In the call it is LiveKit data (reliable, topic `cobrowse`, that one
 * person as only destination); in tests a loop. `from` is the sender's identity as the server vouches for it.
 */
export type DataChannel = {
  /** At most 15 KiB at a time, kept in order. Rejects when it cannot be sent now. */
  send(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  onData(heard: (bytes: Uint8Array, from: string) => void): () => void
}
