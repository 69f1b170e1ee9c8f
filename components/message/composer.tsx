'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { AttachButton, filesPasted, useDroppedFiles } from '@/components/message/attach-files'
import type { DraftSnapshot } from '@/components/message/draft-keeper'
import { FileLines } from '@/components/message/file-lines'
import type { WritingActions, Written } from '@/components/message/message-actions'
import { charactersOver, type Send } from '@/components/message/send-written'
import { sheetAt } from '@/components/message/sheet'
import { TemplatePicker } from '@/components/message/template-picker'
import { useDraft, useFileTray, useSending } from '@/components/message/use-sending'
import { Alert } from '@/components/ui/alert'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextareaField, TextField } from '@/components/ui/field'
import { isRefused } from '@/components/ui/text-keeper'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useRefusal } from '@/components/ui/use-refusal'
import type { Draft } from '@/lib/message/draft'
import { longestSubject } from '@/lib/message/message-input'
import type { Place } from '@/lib/message/place'
import type { Attachment, Template } from '@/lib/message/thread'

type ComposerProps = {
  place: Place
  first: Draft
  /** Uploaded before, and not sent yet. */
  files: Attachment[]
  templates?: Template[]
  withSubject?: boolean
  send: Send
  actions: WritingActions
  onSent?: (written: Written) => void
  /** Above the field and below it: what else there is to say about what is written. */
  above?: ReactNode
  below?: ReactNode
  /** Why it was not sent, where messages have no words for it. */
  refusal?: (reason: string) => string
}

/** Where a message is written: kept as it is typed, with files beside it. Nothing leaves it but by being sent. */
export function Composer(props: ComposerProps) {
  const { place, first, files, templates = [], withSubject = false, send, actions, onSent } = props
  const { above, below, refusal } = props
  const t = useTranslations('message.write')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const attach = useRef<HTMLButtonElement>(null)
  const [sheet] = useState(() => sheetAt(place, first, files, actions))
  const { keeper, tray } = sheet
  const { draft, sentBefore } = useDraft(keeper, first)
  const { lines, add } = useFileTray(tray, files)
  const dropping = useDroppedFiles(add)
  const readOnly = !useHydrated()
  const sent = (written: Written) => {
    field.current?.focus()
    onSent?.(written)
  }
  const seen = () => {
    keeper.seenMerged()
    // the button goes with what it was about
    field.current?.focus()
  }
  const sending = useSending({ id, sheet, send, withSubject, onSent: sent })
  // what was refused has gone after all: sent by a try whose answer got lost
  const refused = draft.text === '' && lines.length === 0 ? null : sending.refused
  const errorOf = (name: string) => sending.problems.find((one) => one.field === `${id}-${name}`)?.message
  return (
    <form
      noValidate
      className={cx(
        'flex flex-col gap-3',
        dropping && 'rounded-surface outline-2 outline-offset-8 outline-spruce outline-dashed',
      )}
      onSubmit={(event) => {
        event.preventDefault()
        void sending.submit()
      }}
    >
      <div data-share="tree" className="max-w-reading empty:hidden">
        <ErrorSummary heading={t('problems')} errors={sending.problems} />
      </div>
      <Troubles {...{ refused, draft, sentBefore, refusal }} onSeen={seen} />
      {above}
      {withSubject && (
        <Subject
          id={`${id}-subject`}
          value={draft.subject}
          readOnly={readOnly}
          error={errorOf('subject')}
          onType={(subject) => keeper.type({ subject })}
          onBlur={() => keeper.flush()}
          next={field}
        />
      )}
      {templates.length > 0 && <TemplatePicker templates={templates} field={field} />}
      <TextareaField
        ref={field}
        id={`${id}-text`}
        label={t('text')}
        shareLabel
        className="max-w-reading"
        rows={5}
        value={draft.text}
        readOnly={readOnly}
        error={errorOf('text')}
        onChange={(event) => keeper.type({ text: event.target.value })}
        onBlur={() => keeper.flush()}
        onPaste={(event) => add(filesPasted(event))}
        onKeyDown={sendByKey}
      />
      <Under draft={draft} />
      <FileLines lines={lines} tray={tray} onGone={() => attach.current?.focus()} />
      {below}
      <SendRow busy={sending.step !== null} attach={attach} onFiles={add} />
      <p role="status" className="text-small text-ink-2" data-share="text">
        {dropping ? t('drop') : sending.step === 'files' && t('waiting')}
      </p>
    </form>
  )
}

type SendRowProps = {
  busy: boolean
  attach: RefObject<HTMLButtonElement | null>
  onFiles: (files: Iterable<File>) => void
}

/** The way to send, and the way to attach. */
function SendRow({ busy, attach, onFiles }: SendRowProps) {
  const t = useTranslations('message.write')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" variant="primary" busy={busy} aria-keyshortcuts="Control+Enter Meta+Enter">
        <span data-share="text">{t('send')}</span>
      </Button>
      <AttachButton ref={attach} onFiles={onFiles} />
    </div>
  )
}

/** Ctrl or Cmd and Enter sends; Enter alone is a new line. */
function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

type SubjectProps = {
  id: string
  value: string
  readOnly: boolean
  error?: string
  onType: (subject: string) => void
  onBlur: () => void
  next: RefObject<HTMLElement | null>
}

/** What a new thread is about. Enter goes on to the message: nobody sends half of one by it. */
function Subject({ onType, next, ...field }: SubjectProps) {
  const t = useTranslations('message.write')
  return (
    <TextField
      {...field}
      label={t('subject')}
      hint={t('subjectHint')}
      shareLabel
      className="max-w-reading"
      autoComplete="off"
      maxLength={longestSubject}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        next.current?.focus()
      }}
    />
  )
}

type TroublesProps = {
  refused: string | null
  draft: DraftSnapshot
  sentBefore: boolean
  refusal?: (reason: string) => string
  onSeen: () => void
}

/** Why something was not sent or not kept, and what another window has done. */
function Troubles({ refused, draft, sentBefore, refusal: sentence, onSeen }: TroublesProps) {
  const t = useTranslations('message.write')
  const refusal = useRefusal('message')
  return (
    <div className="flex max-w-reading flex-col gap-3 empty:hidden">
      {refused && !sentBefore && <NotSent reason={refused} sentence={sentence} />}
      {draft.refused && (
        <Alert heading={t('draftFailed')}>
          <p data-share="text">{refusal(draft.refused)}</p>
        </Alert>
      )}
      {sentBefore && (
        <Alert tone="info">
          <p data-share="text">{t('sentBefore')}</p>
        </Alert>
      )}
      {draft.merged && (
        <Alert tone="warning" heading={t('merged')}>
          <p data-share="text">{t('mergedText')}</p>
          <Button variant="quiet" onClick={onSeen}>
            <span data-share="text">{t('understood')}</span>
          </Button>
        </Alert>
      )}
    </div>
  )
}

type NotSentProps = { reason: string; sentence?: (reason: string) => string }

/**
 * Why it was not sent. Where no answer came it may have been: then nobody is told that it was not. Exported for its own test:
 * nothing is refused before it was sent.
 */
export function NotSent({ reason, sentence }: NotSentProps) {
  const t = useTranslations('message.write')
  const refusal = useRefusal('message')
  const unknown = reason === 'unavailable'
  return (
    <Alert heading={t(unknown ? 'unknown' : 'failed')}>
      <p data-share="text">{unknown ? t('unknownText') : (sentence ?? refusal)(reason)}</p>
    </Alert>
  )
}

/** So many characters before there is no room left they begin to be counted. */
const nearlyFull = 400

/** Whether it is kept, how it is sent by key, and how much room there is once there is little. */
function Under({ draft }: { draft: DraftSnapshot }) {
  const t = useTranslations('message.write')
  const announce = useAnnounce()
  const over = charactersOver(draft.text)
  const isOver = over > 0
  useEffect(() => {
    if (isOver) announce(t('full'))
  }, [isOver, announce, t])
  const isBegun = draft.text !== '' || draft.subject !== '' || draft.state === 'failed'
  return (
    <div className="flex min-h-5 max-w-reading flex-wrap justify-between gap-x-4 text-small text-ink-2">
      <p data-share="text">{isBegun && t(`state.${isRefused(draft) ? 'refused' : draft.state}`)}</p>
      {over > -nearlyFull && (
        <p className={cx('figures', isOver && 'font-semibold text-red')} data-share="text">
          {isOver ? t('over', { over }) : t('left', { left: -over })}
        </p>
      )}
      <p className="max-sm:hidden" data-share="text">
        {t('keys')}
      </p>
    </div>
  )
}
