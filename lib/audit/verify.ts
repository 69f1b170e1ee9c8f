import { type AuditLink, linkText } from './chain'

export type HashedLink = AuditLink & { hash: Uint8Array }
export type BrokenLink = { chain: string; seq: number; why: 'gap' | 'hash' | 'head' }
export type Verdict = { chains: number; events: number; broken: BrokenLink[] }
type Hash = (previous: Buffer, text: string) => Buffer

/**
 * Checks links as they come (each chain in order of seq; chains may be interleaved) and the chains' heads at the
 * end. Names the first broken link of each chain: `gap` (a link is missing), `hash` (changed), `head` (cut off).
 */
export function verifyLinks(hash: Hash) {
  const seen = new Map<string, { seq: number; hash: Buffer }>()
  const broken = new Map<string, BrokenLink>()
  let events = 0
  const blame = (chain: string, seq: number, why: BrokenLink['why']) => {
    if (!broken.has(chain)) broken.set(chain, { chain, seq, why })
  }
  return {
    next(link: HashedLink) {
      events += 1
      const before = seen.get(link.chain) ?? { seq: 0, hash: Buffer.alloc(32) }
      if (link.seq !== before.seq + 1) blame(link.chain, before.seq + 1, 'gap')
      else if (!hash(before.hash, linkText(link)).equals(link.hash)) blame(link.chain, link.seq, 'hash')
      seen.set(link.chain, { seq: link.seq, hash: Buffer.from(link.hash) })
    },
    end(heads: { chain: string; seq: number; hash: Uint8Array }[]): Verdict {
      const named = new Map(heads.map((head) => [head.chain, head]))
      for (const head of heads) {
        const last = seen.get(head.chain) ?? { seq: 0, hash: Buffer.alloc(32) }
        if (head.seq !== last.seq || !last.hash.equals(head.hash)) blame(head.chain, last.seq + 1, 'head')
      }
      for (const [chain, last] of seen) if (!named.has(chain)) blame(chain, last.seq, 'head')
      return { chains: seen.size, events, broken: [...broken.values()] }
    },
  }
}
