import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { correctEvent, withholdEvent } from '@/app/actions/contact'
import { HistoryResults, Pages } from '@/components/contact/history-results'
import { HistorySearch } from '@/components/contact/history-search'
import { OwnTimeline } from '@/components/contact/own-timeline'
import { ReadingList } from '@/components/contact/reading-list'
import { PageTabs } from '@/components/ui/page-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { listOwnHistory, listReadings } from '@/db/contact-history'
import type { Actor } from '@/lib/access/actor'
import {
  hrefOf,
  isFiltered,
  named,
  type Query,
  readCursor,
  readHistoryFilter,
  valuesOf,
} from '@/lib/contact/history-filter'
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
  const { filter, before, problems } = readHistoryFilter(query)
  const kinds = filter.text ? named(filter.text, t.raw('kind') as Record<string, string>) : []
  const page = await listOwnHistory(actor, { filter, kinds, before, size: pageSize })
  const values = valuesOf(query)
  const errors = Object.fromEntries(problems.map(({ field, reason }) => [field, t(`reason.${reason}`)]))
  return (
    <>
      <HistorySearch path={path} values={values} errors={errors} filtered={isFiltered(filter)} />
      <HistoryResults
        path={path}
        values={values}
        count={page.entries.length}
        next={page.next}
        problems={Object.values(errors)}
        paged={before !== null}
        filtered={isFiltered(filter)}
      >
        <OwnTimeline entries={page.entries} actions={{ correctEvent, withholdEvent }} />
      </HistoryResults>
    </>
  )
}

async function Readings({ actor, query }: { actor: Actor; query: Query }) {
  const before = readCursor(String(query.before ?? ''))
  const { readings, next } = await listReadings(actor, { before, size: pageSize })
  const older = next && `${readingsPath}&${hrefOf('', {}, next).slice(1)}`
  return (
    <>
      <ReadingList readings={readings} />
      <Pages newest={before ? readingsPath : null} older={older} />
    </>
  )
}
