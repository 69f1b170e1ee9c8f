/**
 * LiveKit's client: half of all the script there is, so it comes when somebody calls, not with every page. Silent: its
 * own log would quote tokens, and a browser's console is the person's, not ours.
 */
export async function livekit() {
  const client = await import('livekit-client')
  client.setLogLevel('silent')
  return client
}
