import type { Page } from 'playwright-core'

/** The names of the microphones whose sound this page sends now. For a page of `caller`, which keeps its connections. */
export function soundFrom(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { connections = [] } = window as unknown as { connections?: RTCPeerConnection[] }
    return connections
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.kind === 'audio' && track.readyState === 'live' ? [track.label] : []))
  })
}
