import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { correctEvent, withholdEvent } from '@/app/actions/contact'
import { HistoryView } from '@/components/contact/history-view'
import { OwnTimeline } from '@/components/contact/own-timeline'
import { ReadingList } from '@/components/contact/reading-list'
import { PageTabs } from '@/components/ui/page-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { Pages } from '@/components/ui/pages'
import { listOwnHistory, listReadings } from '@/db/contact-history'
import type { Actor } from '@/lib/access/actor'
import { hrefOf, named, readCursor, readHistoryFilter } from '@/lib/contact/history-filter'
import type { Query } from '@/lib/list-query'
import { requireRole } from '@/lib/server/session'

const path = '/customer/history'
const readingsPath = `${path}?view=readings`
const pageSize = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contact.history'))('title') }
}

/** The customer's own history over every channel, and who on the staff has read it. */
export default async function HistoryPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireRole('customer')
  const [query, t] = await Promise.all([searchParams, getTranslations('contact')])
  const readings = query.view === 'readings'
  return (
    <>
      <PageTitle share lead={t(readings ? 'reading.lead' : 'history.lead')}>
        {t('history.title')}
      </PageTitle>
      <PageTabs
        share
        label={t('history.view.label')}
        tabs={[
          { href: path, label: t('history.view.events'), here: !readings },
          { href: readingsPath, label: t('history.view.readings'), here: readings },
        ]}
      />
      {readings ? <Readings actor={actor} query={query} /> : <Events actor={actor} query={query} />}
    </>
  )
}

async function Events({ actor, query }: { actor: Actor; query: Query }) {
  const t = await getTranslations('contact.history')
  const request = readHistoryFilter(query)
  const { filter, before } = request
  const kinds = named(filter.text, t.raw('kind') as Record<string, string>)
  const page = await listOwnHistory(actor, { filter, kinds, before, size: pageSize })
  return (
    <HistoryView path={path} query={query} request={request} page={page}>
      <OwnTimeline entries={page.entries} actions={{ correctEvent, withholdEvent }} />
    </HistoryView>
  )
}

async function Readings({ actor, query }: { actor: Actor; query: Query }) {
  const before = readCursor(String(query.before ?? ''))
  const [t, { readings, next }] = await Promise.all([
    getTranslations('contact.history'),
    listReadings(actor, { before, size: pageSize }),
  ])
  const older = next && `${readingsPath}&${hrefOf('', {}, next).slice(1)}`
  return (
    <>
      <ReadingList readings={readings} />
      <Pages label={t('pages')} newest={before ? readingsPath : null} older={older} />
    </>
  )
}
