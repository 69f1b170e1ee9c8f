import type { DataChannel } from '@/components/cobrowse/channel'

/** Two pages of one browser as the two ends of a call. `tap` sees every frame that goes out. */
export function loop(self: string, tap: (bytes: Uint8Array) => void = () => {}): DataChannel {
  const line = new BroadcastChannel('call')
  return {
    send: async (bytes) => {
      tap(bytes)
      line.postMessage({ from: self, bytes })
    },
    onData: (heard) => {
      const listen = ({ data }: MessageEvent<{ from: string; bytes: Uint8Array }>) =>
        heard(data.bytes, data.from)
      line.addEventListener('message', listen)
      return () => line.removeEventListener('message', listen)
    },
  }
}
