/** The id of a message's element on its page. */
export function messageAnchor(seq: number): string {
  return `message-${seq}`
}
