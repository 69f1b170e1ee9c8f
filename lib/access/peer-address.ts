import { isIP } from 'node:net'

/**
 * What tries are counted by: an IPv4 address as it is, of an IPv6 address its network (the first 64 bits), because
 * whoever has one address there has them all (RFC 4291, 2.5.4).
 */
export function addressBucket(address: string): string {
  if (isIP(address) !== 6) return address
  return `${(toNumber(address.replace(/%.*$/, '')) >> 64n).toString(16).padStart(16, '0')}::/64`
}

/**
 * The address a request came from: the socket's, or behind trusted proxies the last forwarded one that is not a
 * proxy of ours. Whatever a client writes in front of that is ignored.
 * @param trusted addresses and CIDR networks
 */
export function peerAddress(socket: string, forwarded: string, trusted: readonly string[]): string {
  const hops = [...forwarded.split(','), socket].map((hop) => plain(hop.trim())).filter((hop) => isIP(hop))
  while (hops.length > 1 && isTrusted(hops.at(-1) ?? '', trusted)) hops.pop()
  return hops.at(-1) ?? plain(socket)
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  return trusted.some((network) => contains(network, address))
}

function contains(network: string, address: string): boolean {
  const [base = '', length] = network.split('/')
  if (isIP(base) !== isIP(address)) return false
  const bits = isIP(base) === 4 ? 32 : 128
  const kept = BigInt(length === undefined ? bits : Number(length))
  const shift = BigInt(bits) - kept
  return toNumber(base) >> shift === toNumber(address) >> shift
}

function toNumber(address: string): bigint {
  const groups = isIP(address) === 4 ? address.split('.').map((part) => Number(part)) : sixteenBits(address)
  const size = isIP(address) === 4 ? 8n : 16n
  return groups.reduce((sum, group) => (sum << size) + BigInt(group), 0n)
}

function sixteenBits(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const parse = (text: string) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : [])
  if (tail === undefined) return parse(head)
  const [front, back] = [parse(head), parse(tail)]
  return [...front, ...new Array<number>(8 - front.length - back.length).fill(0), ...back]
}

/** IPv4 inside IPv6 (`::ffff:10.0.0.1`) as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
