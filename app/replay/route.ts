import path from 'node:path'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { replayPage, replayPolicy } from '@/lib/cobrowse/replay-page'
import { currentSession, notThere } from '@/lib/server/session'

/** The frame in which an advisor sees the customer's netbank: nothing but one script, under a policy of its own. */
export async function GET(): Promise<Response> {
  const known = await currentSession()
  if (!known) notFound()
  if (known.actor.role !== 'advisor') return notThere(known.actor)
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const t = await getTranslations('cobrowse')
  const version = path.basename(process.env.RADRUM_BUILD ?? '')
  return new Response(replayPage(nonce, `/replay/script?v=${version}`, t('region')), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': replayPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  })
}
