import type { PersonId } from '@/lib/access/actor'
import type { AnswerVia } from '@/lib/question/channel'
import type { FileKind } from './content-kind'
import type { ScanState } from './scan'

export type ThreadId = string
export type MessageId = string
export type AttachmentId = string

/** Where a thread stands. Times in epoch ms. */
export type Standing =
  /** The customer waits for an answer; `promisedBy` is null where nobody could promise one. */
  | { state: 'open'; waitingSince: number; promisedBy: number | null }
  /** Staff wrote last. */
  | { state: 'answered'; answeredAt: number }
  | { state: 'closed'; closedAt: number }

export type ThreadState = Standing['state']

/** What a customer and their advisor write to each other about one thing. */
export type Thread = {
  id: ThreadId
  customerId: PersonId
  subject: string
  /** The colleague who answers instead of the own advisor, while there is one. */
  deputyId: PersonId | null
  /** It was given to them by hand, not by the calendar: theirs until it is given back. */
  byHand: boolean
  standing: Standing
  /** Of the latest message. */
  lastAt: number
}

/** One message, never changed once written. `seq` counts them within a thread, and is how far somebody has read. */
export type Message = {
  id: MessageId
  seq: number
  at: number
  author: { id: PersonId; name: string; side: Side }
  text: string
  attachments: Attachment[]
  /** How it came, where it answers a question of the bank or was meant to; null: it was written here. */
  origin: MessageOrigin | null
}

/** `hint`: as much of the sender as is told; `notedBy`: who of the staff wrote it down; `late`: after the answer. */
export type MessageOrigin = { via: AnswerVia; hint: string | null; notedBy: string | null; late: boolean }

/** On which side of the thread somebody writes. */
export type Side = 'customer' | 'staff'

export type Attachment = {
  id: AttachmentId
  name: string
  kind: FileKind
  bytes: number
  scan: ScanState
}

/** A text that stands ready in the office's own words: the reader's language is chosen where it is put in. */
export type Template = { id: string; title: Record<'en' | 'sv', string>; text: Record<'en' | 'sv', string> }

/** One line of a list of threads. */
export type ThreadLine = Thread & { customerName: string; unread: boolean }

/** Where the next page of a list begins: strictly older. */
export type ThreadCursor = { at: number; id: ThreadId }
export type ThreadPage = { threads: ThreadLine[]; next: ThreadCursor | null }

/** A thread as somebody who may sees it; messages newest first. */
export type ThreadView = {
  thread: Thread
  customerName: string
  /** The reader is the customer's own advisor. */
  own: boolean
  /** Who is to answer: the own advisor, or the colleague who stands in. */
  answererName: string
  messages: Message[]
  /** `seq` from which older messages follow, or null at the beginning. */
  next: number | null
  /** How far each side has read: the `seq` of a message, 0 for nothing. */
  readTo: Record<Side, number>
}
