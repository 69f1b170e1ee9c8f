import { getTranslations } from 'next-intl/server'
import { ThreadList } from '@/components/message/thread-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTabs } from '@/components/ui/page-tabs'
import { Pages } from '@/components/ui/pages'
import { listThreads, listWaitingThreads } from '@/db/message'
import type { Actor } from '@/lib/access/actor'
import type { ThreadCursor, ThreadId } from '@/lib/message/thread'
import { hrefBefore } from '@/lib/message/thread-query'

export const path = '/advisor/messages'
const allPath = `${path}?show=all`
const pageSize = 30
/** All that wait for one advisor, on one page: whoever was promised nothing stands last, and must not fall off. */
const waitingAtMost = 200

/** A thread beside the list it was chosen from: the list stays as it is. */
export function threadHref(id: ThreadId, all: boolean, before: ThreadCursor | null): string {
  const href = all ? `${path}/${id}?show=all` : `${path}/${id}`
  return all && before ? hrefBefore(href, before) : href
}

type ThreadsProps = { actor: Actor; all: boolean; before: ThreadCursor | null; here?: ThreadId }

/** The advisor's threads: those in which somebody waits for them, most urgent first; or all, latest first. */
export async function Threads({ actor, all, before, here }: ThreadsProps) {
  const t = await getTranslations('message.page')
  const now = Date.now()
  const { threads, next } = all
    ? await listThreads(actor, { before, size: pageSize })
    : { threads: await listWaitingThreads(actor, waitingAtMost), next: null }
  return (
    <>
      <PageTabs
        label={t('show.label')}
        tabs={[
          { href: path, label: t('show.waiting'), here: !all },
          { href: allPath, label: t('show.all'), here: all },
        ]}
      />
      {threads.length === 0 && (
        <EmptyState>{t(!all ? 'noneWaiting' : before ? 'noOlder' : 'noneStaff')}</EmptyState>
      )}
      {threads.length > 0 && (
        <ThreadList
          side="staff"
          label={t(all ? 'show.all' : 'show.waiting')}
          hrefOf={(id) => threadHref(id, all, before)}
          {...{ threads, now, here }}
        />
      )}
      <Pages label={t('title')} newest={before ? allPath : null} older={next && hrefBefore(allPath, next)} />
    </>
  )
}
