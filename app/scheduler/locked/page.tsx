import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LockedPage } from '@/components/access/locked-page'
import { pathWithin } from '@/lib/access/own-path'
import { requireLocked } from '@/lib/server/session'

type LockedProps = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.lock')
  return { title: t('staffTitle') }
}

/** A page that was opened while locked: nothing of it is here, only the lock, and the call if there is one. */
export default async function Locked({ searchParams }: LockedProps) {
  const next = pathWithin('/scheduler', (await searchParams).next)
  await requireLocked('scheduler', next)
  return <LockedPage next={next} />
}
