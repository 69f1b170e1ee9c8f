'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftSnapshot } from '@/components/message/draft-keeper'
import { type FileLine, FileTray } from '@/components/message/file-tray'
import type { WritingActions, Written } from '@/components/message/message-actions'
import {
  charactersOver,
  MessageKey,
  type Problem,
  type Send,
  sendWritten,
} from '@/components/message/send-written'
import { uploadTo } from '@/components/message/upload-file'
import { useAnnounce } from '@/components/ui/announcer'
import type { FieldError } from '@/components/ui/error-summary'
import { after } from '@/components/ui/text-keeper'
import { useKeptWhenLeaving } from '@/components/ui/use-kept-when-leaving'
import { filesAtMost } from '@/lib/message/attachment'
import type { Draft } from '@/lib/message/draft'
import type { Place } from '@/lib/message/place'
import type { Attachment } from '@/lib/message/thread'

/** A draft that keeps itself. `sentBefore`: what stood there has been sent already, and left it. */
export function useDraft(place: Place, first: Draft, save: WritingActions['saveDraft']) {
  const [sentBefore, setSentBefore] = useState(false)
  const [keeper] = useState(
    () => new DraftKeeper(place, first, { save, after, onSentBefore: () => setSentBefore(true) }),
  )
  const draft: DraftSnapshot = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
  useKeptWhenLeaving(keeper)
  const { subject, text, version } = first
  useEffect(() => keeper.renew({ subject, text }, version), [keeper, subject, text, version])
  const type = useCallback(
    (change: Parameters<DraftKeeper['type']>[0]) => {
      setSentBefore(false)
      keeper.type(change)
    },
    [keeper],
  )
  return { keeper, draft, sentBefore, type }
}

/** The files beside a draft. */
export function useFileTray(place: Place, files: Attachment[], removeFile: WritingActions['removeFile']) {
  const t = useTranslations('message.file')
  const announce = useAnnounce()
  const [tray] = useState(() => new FileTray(files, uploadTo(place), removeFile))
  const lines: readonly FileLine[] = useSyncExternalStore(tray.subscribe, tray.getSnapshot, tray.getSnapshot)
  useKeptWhenLeaving(tray)
  const kept = lines.filter(({ state }) => state === 'kept').length
  const before = useRef(kept)
  useEffect(() => {
    if (kept > before.current) announce(t('attached'))
    before.current = kept
  }, [kept, announce, t])
  const add = useCallback((more: Iterable<File>) => tray.add(more), [tray])
  return { tray, lines, add }
}

type SendingProps = {
  /** What the ids of its fields begin with. */
  id: string
  keeper: DraftKeeper
  tray: FileTray
  send: Send
  withSubject: boolean
  onSent: (written: Written) => void
}

/** Sending, one at a time: what is under way, what is missing, and why it was refused. */
export function useSending({ id, keeper, tray, send, withSubject, onSent }: SendingProps) {
  const t = useTranslations('message.write')
  const announce = useAnnounce()
  const [step, setStep] = useState<'files' | 'message' | null>(null)
  const [problems, setProblems] = useState<FieldError[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const [keys] = useState(() => new MessageKey())
  const busy = useRef(false)
  const errorOf = (problem: Problem): FieldError => ({
    field: fieldOf[problem] && `${id}-${fieldOf[problem]}`,
    message: t(`problem.${problem}`, {
      over: charactersOver(keeper.getSnapshot().text),
      count: filesAtMost,
    }),
  })
  const submit = async () => {
    if (busy.current) return
    busy.current = true
    const outcome = await sendWritten({ draft: keeper, tray, keys, send, withSubject, onStep: setStep })
    busy.current = false
    setStep(null)
    setProblems(outcome.kind === 'problems' ? outcome.problems.map(errorOf) : [])
    setRefused(outcome.kind === 'refused' ? outcome.reason : null)
    if (outcome.kind !== 'sent') return
    announce(t('sent'))
    onSent(outcome.written)
  }
  return { step, problems, refused, submit }
}

const fieldOf: Partial<Record<Problem, string>> = {
  subject_missing: 'subject',
  text_missing: 'text',
  text_too_long: 'text',
}
