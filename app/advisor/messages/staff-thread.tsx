import { getLocale, getTranslations } from 'next-intl/server'
import { bookMeeting, findTimes } from '@/app/actions/booking'
import {
  closeThread,
  handBackThread,
  handOverThread,
  markThreadRead,
  removeFile,
  saveDraft,
  sendMessage,
} from '@/app/actions/message'
import { askQuestion, noteAnswer, withdrawQuestion } from '@/app/actions/question'
import { BookAbout } from '@/components/calendar/book-about'
import { MessageList } from '@/components/message/message-list'
import { CloseThread, HandOver } from '@/components/message/thread-buttons'
import { ThreadHead } from '@/components/message/thread-head'
import { AskWriting } from '@/components/question/ask-writing'
import { ThreadQuestions } from '@/components/question/thread-questions'
import { ThreadAbout } from '@/components/skill/thread-about'
import { KeptFocus } from '@/components/ui/kept-focus'
import { LinkButton } from '@/components/ui/link-button'
import { listMeetingTypes } from '@/db/meeting-type'
import { listTemplates } from '@/db/message'
import { findDraft } from '@/db/message-draft'
import { listUnsentFiles } from '@/db/message-file'
import { listOwnDeputies } from '@/db/person'
import { listThreadQuestions } from '@/db/question'
import { findReachIn } from '@/db/question-reach'
import { findThreadFit, type ThreadFit } from '@/db/skill-thread'
import type { Actor } from '@/lib/access/actor'
import type { Thread, ThreadView } from '@/lib/message/thread'

const actions = { sendMessage, saveDraft, removeFile, markThreadRead, closeThread, askQuestion }
const deeds = { withdrawQuestion, noteAnswer }

type StaffThreadProps = {
  actor: Actor & { name: string }
  view: ThreadView
  /** Older messages are shown: what comes now is written below the newest. */
  paged: boolean
  /** The address it stands at, with its newest messages. */
  here: string
  /** Where one goes on who gives it back. */
  listHref: string
  /** Of the days' headings. */
  level?: 2 | 3
}

/** A thread as staff work on it: beside the others, and beside a meeting. */
export async function StaffThread({ actor, view, paged, here, listHref, level }: StaffThreadProps) {
  const { thread, customerName, own } = view
  const { id, customerId, subject } = thread
  const place = { customerId, threadId: id }
  const locale = await getLocale()
  const now = new Date()
  const [t, deed, about, draft, files, templates, deputies, types, questions, channels] = await Promise.all([
    getTranslations('message.page'),
    getTranslations('message.deed'),
    findThreadFit({ ...actor, locale }, id, now),
    findDraft(actor, place),
    listUnsentFiles(actor, place),
    listTemplates(actor),
    own ? listOwnDeputies(actor) : [],
    own ? listMeetingTypes(locale) : [],
    listThreadQuestions(actor, id),
    findReachIn(actor, id),
  ])
  const isAsking = questions.some(({ standing }) => standing.state === 'open')
  // what the thread is about is offered first
  const sorted = [...types].sort((a, b) => Number(isAbout(b, about)) - Number(isAbout(a, about)))
  const topics = sorted.map(({ id, name, ways, duration }) => ({ id, name, ways, duration }))
  const asked = deputies.map((deputy) =>
    about?.able?.includes(deputy.id) === false ? { ...deputy, note: deed('dialog.unable') } : deputy,
  )
  return (
    <div className="flex max-w-reading min-w-0 flex-col gap-4">
      <ThreadAbout
        about={about}
        standing={thread.standing}
        side="staff"
        head={<ThreadHead view={view} side="staff" now={now.getTime()} />}
      />
      {!own && <p className="text-small text-ink-2">{t('standIn', { name: customerName })}</p>}
      <KeptFocus content={`${contentOf(thread)} ${isAsking}`} className="flex flex-wrap gap-2">
        {own && <LinkButton href={`/advisor/customers/${customerId}`}>{t('toCustomer')}</LinkButton>}
        {own && (
          <BookAbout
            customer={{ id: customerId, name: customerName }}
            advisor={actor}
            topics={topics}
            about={subject}
            actions={{ findTimes, book: bookMeeting }}
          />
        )}
        <HandOver
          thread={thread}
          deputies={asked}
          listHref={listHref}
          actions={{ handOverThread, handBackThread }}
        />
        {thread.standing.state === 'answered' && !isAsking && (
          <CloseThread id={id} closeThread={closeThread} />
        )}
      </KeptFocus>
      <MessageList
        view={view}
        side="staff"
        level={level}
        reader={actor.id}
        olderHref={view.next === null ? null : `${here}${here.includes('?') ? '&' : '?'}older=${view.next}`}
        paged={paged}
        newestHref={here}
      />
      <ThreadQuestions questions={questions} actions={deeds} />
      {!paged && <AskWriting key={id} {...{ view, draft, files, templates, channels, actions }} />}
    </div>
  )
}

/** What its buttons depend on. */
function contentOf({ standing, deputyId, byHand }: Thread): string {
  return `${standing.state} ${deputyId} ${byHand}`
}

function isAbout({ key }: { key: string }, about: ThreadFit | undefined): boolean {
  return key === about?.topicKey
}
