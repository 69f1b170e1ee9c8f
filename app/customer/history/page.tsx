import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { correctEvent, withholdEvent } from '@/app/actions/contact'
import { HistoryView } from '@/components/contact/history-view'
import { OwnTimeline } from '@/components/contact/own-timeline'
import { ReadingList } from '@/components/contact/reading-list'
import { Link } from '@/components/ui/link'
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
      <nav aria-label={t('history.view.label')} data-share="tree" className="mb-6 border-b border-line">
        <ul className="flex gap-x-6">
          <View href={path} here={!readings}>
            {t('history.view.events')}
          </View>
          <View href={readingsPath} here={readings}>
            {t('history.view.readings')}
          </View>
        </ul>
      </nav>
      {readings ? <Readings actor={actor} query={query} /> : <Events actor={actor} query={query} />}
    </>
  )
}

function View({ href, here, children }: { href: string; here: boolean; children: string }) {
  const look = here ? 'border-spruce font-semibold text-ink' : 'border-transparent text-ink-2 hover:text-ink'
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className={`-mb-px flex min-h-control items-center border-b-3 no-underline ${look}`}
      >
        {children}
      </Link>
    </li>
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
