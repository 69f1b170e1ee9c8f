import type { TabMessage } from '@/lib/presence/tab-message'
import type { StreamPorts, StreamSource } from './shared-stream'

/** The stream's view of a real browser. One channel a person: another person's tabs hear nothing. */
export function browserPorts(personId: string): StreamPorts {
  const channel = new BroadcastChannel(`radrum-${personId}`)
  return {
    locks: 'locks' in navigator ? navigator.locks : undefined,
    channel: {
      post: (message) => channel.postMessage(message),
      listen: (on) => {
        channel.onmessage = ({ data }: MessageEvent<TabMessage>) => on(data)
      },
      close: () => channel.close(),
    },
    open: openSource,
    visible: () => document.visibilityState === 'visible',
    now: () => Date.now(),
    chance: () => Math.random(),
    every: (ms, work) => {
      const timer = setInterval(work, ms)
      return () => clearInterval(timer)
    },
    after: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
  }
}

function openSource(since: number | null): StreamSource {
  const source = new EventSource(`/api/presence/stream${since === null ? '' : `?since=${since}`}`)
  return {
    on: (event, handle) =>
      source.addEventListener(event, (given: Event) =>
        handle(given instanceof MessageEvent ? given.data : ''),
      ),
    close: () => source.close(),
  }
}
