import type { DraftKeeper, Writing } from '@/components/message/draft-keeper'
import type { FileLine, FileTray } from '@/components/message/file-tray'
import type { Written } from '@/components/message/message-actions'
import { randomUuid } from '@/components/ui/random-uuid'
import { filesAtMost } from '@/lib/message/attachment'
import { longestMessage } from '@/lib/message/message-input'
import { oneLine, plainText } from '@/lib/plain-text'
import { type Result, settled } from '@/lib/result'

/** A message as it is sent. */
export type Body = { key: string; subject: string; text: string; attachments: string[] }
export type Send = (input: Body) => Promise<Result<Written>>

/** Why it cannot be sent yet. */
export type Problem =
  | 'subject_missing'
  | 'text_missing'
  | 'text_too_long'
  | 'files_too_many'
  /** Uploading one of the files that had been waited for did not work. */
  | 'file_not_attached'

/** The same key for the same message, however often it is tried; another one, or the same once more, gets another. */
export class MessageKey {
  private last = { body: '', key: '' }

  of(body: Omit<Body, 'key'>): string {
    const said = JSON.stringify(body)
    if (this.last.body !== said) this.last = { body: said, key: randomUuid() }
    return this.last.key
  }

  /** It has been sent: the same words once more are another message. */
  used(): void {
    this.last = { body: '', key: '' }
  }
}

/** By how many characters a text is too long for one message; 0 or less when it is not. */
export function charactersOver(text: string): number {
  return plainText(text).length - longestMessage
}

/** Everything that has to be put right before this can be sent. A photograph alone says enough. */
export function problemsOf(
  { subject, text }: Writing,
  lines: readonly FileLine[],
  withSubject: boolean,
): Problem[] {
  const files = lines.filter(({ state }) => state !== 'refused').length
  const problems: Problem[] = []
  if (withSubject && oneLine(subject) === '') problems.push('subject_missing')
  if (plainText(text) === '' && files === 0) problems.push('text_missing')
  if (charactersOver(text) > 0) problems.push('text_too_long')
  if (files > filesAtMost) problems.push('files_too_many')
  return problems
}

type Sending = {
  draft: Pick<DraftKeeper, 'getSnapshot' | 'send'>
  tray: Pick<FileTray, 'getSnapshot' | 'isKept' | 'still' | 'sent'>
  keys: MessageKey
  send: Send
  withSubject: boolean
  /** What is under way now. */
  onStep: (step: 'files' | 'message') => void
}

export type Outcome =
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'sent'; written: Written }

/**
 * Sends what is written with its files, once these have been uploaded. Refused, everything stays as it was. What is typed
 * while the files are waited for goes along.
 */
export async function sendWritten(sending: Sending): Promise<Outcome> {
  const { draft, tray, keys, send, withSubject, onStep } = sending
  const problems = () => problemsOf(draft.getSnapshot(), tray.getSnapshot(), withSubject)
  const before = problems()
  if (before.length > 0) return { kind: 'problems', problems: before }
  if (!tray.isKept()) {
    onStep('files')
    const left = await waitForFiles(tray)
    const after = left ? problems() : (['file_not_attached'] as const)
    if (after.length > 0) return { kind: 'problems', problems: [...after] }
  }
  onStep('message')
  const attachments = tray.getSnapshot().flatMap((line) => (line.state === 'kept' ? [line.file.id] : []))
  const answer = await draft.send(({ subject, text }) => {
    const body = { subject: oneLine(subject), text: plainText(text), attachments }
    return settled(send({ key: keys.of(body), ...body }))
  })
  if (!answer.ok) return { kind: 'refused', reason: answer.reason }
  keys.used()
  tray.sent(attachments)
  return { kind: 'sent', written: answer.value }
}

/** Waits until all files have been uploaded; whether none of them was refused. What was taken away meanwhile is no matter. */
async function waitForFiles(tray: Sending['tray']): Promise<boolean> {
  const sending = (lines: readonly FileLine[]) => lines.filter(({ state }) => state === 'sending')
  const awaited = new Set(sending(tray.getSnapshot()).map(({ key }) => key))
  await tray.still()
  return !tray.getSnapshot().some(({ key, state }) => state === 'refused' && awaited.has(key))
}
