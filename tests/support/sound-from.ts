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

/**
 * This page sends a loud tone in place of its microphone, which beeps too shortly to count as speech; what is answered
 * gives the microphone back. For a page of `caller`.
 */
export async function speak(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async () => {
    const { connections = [] } = window as unknown as { connections?: RTCPeerConnection[] }
    const senders = connections
      .flatMap((connection) => connection.getSenders())
      .filter(({ track }) => track?.kind === 'audio' && track.readyState === 'live')
    const microphones = senders.map(({ track }) => track)
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: 300 })
    const out = context.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    const [voice] = out.stream.getAudioTracks()
    const give = (tracks: (MediaStreamTrack | null | undefined)[]) =>
      Promise.all(senders.map((sender, nth) => sender.replaceTrack(tracks[nth] ?? null)))
    await give(senders.map(() => voice))
    Object.assign(window, { fallSilent: () => give(microphones).then(() => context.close()) })
  })
  return () => page.evaluate(() => (window as unknown as { fallSilent: () => Promise<void> }).fallSilent())
}
