/** What a person's browser needs to be in the room. The token lives 60 s; a failed reconnect fetches a new ticket. */
export type Ticket = {
  meetingId: string
  epoch: number
  /** LiveKit's public WebSocket URL. */
  url: string
  token: string
  /** LiveKit identities: the person ids. */
  self: string
  peer: string
}
