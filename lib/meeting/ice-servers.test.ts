import { expect, it } from 'vitest'
import { iceServers } from './ice-servers'

it.each<[string, [] | undefined]>([
  ['ws://127.0.0.1:7880', []],
  ['ws://127.8.9.1:7880', []],
  ['ws://localhost:7881', []],
  ['ws://[::1]:7880', []],
  ['wss://video.bank.example', undefined],
  ['wss://127.0.0.1.bank.example', undefined],
  ['ws://10.0.0.7:7880', undefined],
  ['not a url', undefined],
])('%s: %j', (url, servers) => {
  expect(iceServers(url)).toEqual(servers)
})
