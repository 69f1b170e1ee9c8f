/**
 * Which relay servers the browser asks. On loopback none: LiveKit would otherwise hand out public ones, and a demo
 * must not talk to the internet. Anywhere else what the bank's own LiveKit says (its TURN), so `undefined`.
 */
export function iceServers(livekitUrl: string): [] | undefined {
  if (!URL.canParse(livekitUrl)) return undefined
  const { hostname } = new URL(livekitUrl)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
    ? []
    : undefined
}
