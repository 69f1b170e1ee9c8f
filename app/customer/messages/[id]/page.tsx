import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { closeThread, markThreadRead, removeFile, saveDraft, sendMessage } from '@/app/actions/message'
import { answerQuestion } from '@/app/actions/question'
import { CallAbout } from '@/components/message/call-about'
import { MessageList } from '@/components/message/message-list'
import { CloseThread } from '@/components/message/thread-buttons'
import { ThreadHead } from '@/components/message/thread-head'
import { AnswerWriting } from '@/components/question/answer-writing'
import { ThreadAbout } from '@/components/skill/thread-about'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { KeptFocus } from '@/components/ui/kept-focus'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { openThread } from '@/db/message'
import { findDraft } from '@/db/message-draft'
import { listUnsentFiles } from '@/db/message-file'
import { listOwnQuestions } from '@/db/question'
import { findThreadFit } from '@/db/skill-thread'
import { isUuid } from '@/lib/access/uuid'
import { readThreadQuery } from '@/lib/message/thread-query'
import { notThere, requireRole } from '@/lib/server/session'

type ThreadPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const path = '/customer/messages'
const actions = { sendMessage, saveDraft, removeFile, markThreadRead, closeThread, answerQuestion }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('message.page'))('title') }
}

/** One thread: what was written, by when it is answered, and the ways on from here. */
export default async function ThreadPage({ params, searchParams }: ThreadPageProps) {
  const actor = await requireRole('customer')
  const now = new Date()
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations('message.page')])
  const { older, questionId } = readThreadQuery(query)
  if (!isUuid(id)) return notThere(actor)
  const view = await openThread(actor, id, now, older)
  // the try has been written down
  if (!view) notFound()
  const { thread } = view
  const place = { customerId: actor.id, threadId: id }
  const reader = { ...actor, locale: await getLocale() }
  const [draft, files, about, questions] = await Promise.all([
    findDraft(actor, place),
    listUnsentFiles(actor, place),
    findThreadFit(reader, id, now),
    listOwnQuestions(actor, now, id),
  ])
  const open = questions.filter(({ answered }) => answered === null)
  const here = `${path}/${id}`
  const topic = about?.topicKey ? `&topic=${about.topicKey}` : ''
  return (
    <>
      <PageTitle
        above={<Breadcrumb steps={[{ label: t('title'), href: path }, { label: thread.subject }]} />}
      >
        {thread.subject}
      </PageTitle>
      <ThreadAbout
        about={about}
        standing={thread.standing}
        side="customer"
        head={<ThreadHead view={view} side="customer" now={now.getTime()} />}
      />
      <KeptFocus content={thread.standing.state} className="mt-4 mb-8 flex flex-wrap gap-3">
        <CallAbout thread={thread} deputyId={thread.deputyId} able={about?.able ?? null} />
        <LinkButton href={`/customer/book?about=${id}${topic}`} data-share="text">
          {t('bookAbout')}
        </LinkButton>
        {thread.standing.state !== 'closed' && <CloseThread id={id} closeThread={closeThread} />}
      </KeptFocus>
      <MessageList
        view={view}
        side="customer"
        olderHref={view.next === null ? null : `${here}?older=${view.next}`}
        paged={older !== null}
        newestHref={here}
      />
      {older === null && (
        <div className="mt-8">
          <AnswerWriting
            key={`${id} ${questionId}`}
            questions={open}
            chosen={questionId}
            {...{ view, draft, files, actions }}
          />
        </div>
      )}
    </>
  )
}
