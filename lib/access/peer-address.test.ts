import { expect, it } from 'vitest'
import { addressBucket, peerAddress } from './peer-address'

it.each<[string, string, string, string[], string]>([
  ['no proxy trusted: what is forwarded is ignored', '10.0.0.9', '1.1.1.1', [], '10.0.0.9'],
  ['a trusted proxy', '10.0.0.9', '1.1.1.1', ['10.0.0.9'], '1.1.1.1'],
  ['a trusted network', '10.0.0.9', '1.1.1.1', ['10.0.0.0/8'], '1.1.1.1'],
  ['forged hops before the true one', '10.0.0.9', '9.9.9.9, 8.8.8.8, 1.1.1.1', ['10.0.0.0/8'], '1.1.1.1'],
  ['two proxies', '10.0.0.9', '1.1.1.1, 10.1.1.1', ['10.0.0.0/8'], '1.1.1.1'],
  ['only proxies', '10.0.0.9', '10.1.1.1', ['10.0.0.0/8'], '10.1.1.1'],
  ['rubbish', '10.0.0.9', 'x, <script>', ['10.0.0.0/8'], '10.0.0.9'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1', '', [], '127.0.0.1'],
  ['IPv4 in IPv6, forwarded', '10.0.0.9', '::ffff:1.1.1.1', ['10.0.0.9'], '1.1.1.1'],
  ['IPv6 network', 'fd00::1', '2001:db8::5', ['fd00::/8'], '2001:db8::5'],
  ['outside the IPv6 network', 'fe80::1', '2001:db8::5', ['fd00::/8'], 'fe80::1'],
])('%s', (_, socket, forwarded, trusted, expected) => {
  expect(peerAddress(socket, forwarded, trusted)).toBe(expected)
})

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '20010db800000000::/64'],
  ['2001:0db8:0:0:ffff::2', '20010db800000000::/64'],
  ['2001:db8:0:1::1', '20010db800000001::/64'],
  ['fe80::1%eth0', 'fe80000000000000::/64'],
  ['', ''],
])('tries from %s are counted by %s', (address, bucket) => expect(addressBucket(address)).toBe(bucket))
