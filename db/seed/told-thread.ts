import type { Interval } from '@/lib/booking/interval'
import { addDays, instantOf, localDayAt, weekdayOf } from '@/lib/booking/local-day'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { type Answer, answerNow, type PromiseRule, promisedBy, usualPromise } from '@/lib/message/promise'
import { type ThreadEvent, transition } from '@/lib/message/standing'
import type { Side, Thread } from '@/lib/message/thread'
import type { AnswerVia } from '@/lib/question/channel'
import type { DemoFile } from './message-files'
import { demoZone, officeHours } from './office-hours'
import { type BranchKey, people } from './people'

/** When: on the n-th working day before today at a local time, or so many minutes ago. */
export type MessageTime = { workdays: number; at: [number, number] } | { minutes: number }

/** One message; `by`: the key of who wrote it. `handedTo`: afterwards the own advisor gives the thread to this colleague. */
export type ToldMessage = {
  when: MessageTime
  by: string
  text: string
  file?: DemoFile
  handedTo?: string
  /** It asks, and waits for the answer: what about. */
  asks?: string
  /** It answers what was asked before it, and came this way. */
  answers?: AnswerVia
}

/** A thread of the demo. `unreadBy`: who has not read the latest message yet. */
export type ToldThread = {
  customer: string
  subject: string
  /** Key of the topic it is about, where somebody has said so. */
  topic?: string
  messages: ToldMessage[]
  closed?: { when: MessageTime; by: Side }
  unreadBy?: Side
}

/** Office time of the answers that other branches promise otherwise. Minutes. */
export const promisedMinutes: Partial<Record<BranchKey, number>> = { other: 120 }

export type Happened = ToldMessage & { at: number; side: Side; answer: Answer | null }

/** A thread as it has come about by now: people by their keys. */
export type ComeAbout = { thread: Thread; startedAt: number; messages: Happened[]; ownAdvisor: string }

/** What became of a told thread by the product's own rules: standings, promises and how they were kept. */
export function comeAbout({ customer, subject, messages, closed }: ToldThread, now: number): ComeAbout {
  const { ownAdvisor, open, rule } = officeOf(customer, now)
  const startedAt = timeOf(messages[0]?.when ?? { minutes: 0 }, now)
  // as the product does: nobody waits in it before its first message
  let thread: Thread = {
    id: '',
    customerId: customer,
    subject,
    deputyId: null,
    byHand: false,
    standing: { state: 'closed', closedAt: startedAt },
    lastAt: startedAt,
  }
  const move = (event: ThreadEvent) => {
    const after = transition(thread, event)
    if (!after.ok) throw new Error(`${subject}: ${after.reason}`)
    thread = after.value
  }
  const happened = messages.map((told) => {
    const at = timeOf(told.when, now)
    const side: Side = told.by === customer ? 'customer' : 'staff'
    const answer = side === 'staff' ? answerNow(thread.standing, at) : null
    const promised = { promisedBy: promisedBy(at, open, rule), deputyId: null }
    move(
      side === 'staff'
        ? { type: 'staff_wrote', at, unseen: null }
        : { type: 'customer_wrote', at, ...promised },
    )
    if (told.handedTo) move({ type: 'hand_over', to: told.handedTo })
    return { ...told, at, side, answer }
  })
  if (closed) move({ type: 'close', by: closed.by, at: timeOf(closed.when, now) })
  return { thread, startedAt, messages: happened, ownAdvisor }
}

/** Who answers a customer, when they are there, and what their branch promises. */
function officeOf(
  customer: string,
  now: number,
): { ownAdvisor: string; open: Interval[]; rule: PromiseRule } {
  const person = people.find(({ key }) => key === customer)
  if (!person) throw new Error(`${customer} is nobody of the demo`)
  const { branch, advisor = '' } = person
  const minutes = promisedMinutes[branch]
  const days = 60 * 86_400_000
  return {
    ownAdvisor: advisor,
    open: workingIntervals(officeHours(branch), { from: now - days, to: now + days }),
    rule: minutes === undefined ? usualPromise : { officeMs: minutes * 60_000 },
  }
}

/** The moment that was meant. */
export function timeOf(when: MessageTime, now: number): number {
  if ('minutes' in when) return now - when.minutes * 60_000
  let day = localDayAt(demoZone, now)
  for (let left = when.workdays; left > 0; ) {
    day = addDays(day, -1)
    if (weekdayOf(day) <= 5) left -= 1
  }
  const [hours, minutes] = when.at
  return instantOf(demoZone, day, hours * 60 + minutes)
}
