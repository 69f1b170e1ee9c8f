'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { DraftKeeper, DraftSnapshot } from '@/components/message/draft-keeper'
import type { FileLine, FileTray } from '@/components/message/file-tray'
import type { Written } from '@/components/message/message-actions'
import { charactersOver, type Problem, type Send, sendWritten } from '@/components/message/send-written'
import type { Sheet } from '@/components/message/sheet'
import { useAnnounce } from '@/components/ui/announcer'
import type { FieldError } from '@/components/ui/error-summary'
import { useKeptWhenLeaving } from '@/components/ui/use-kept-when-leaving'
import { filesAtMost } from '@/lib/message/attachment'
import type { Draft } from '@/lib/message/draft'
import type { Attachment } from '@/lib/message/thread'

/** A draft that keeps itself. `sentBefore`: what stood there has been sent already, and left it. */
export function useDraft(keeper: DraftKeeper, first: Draft) {
  const draft: DraftSnapshot = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
  const sentBefore = useSyncExternalStore(keeper.subscribe, keeper.isSentBefore, keeper.isSentBefore)
  useKeptWhenLeaving(keeper)
  useEffect(() => keeper.renew(first), [keeper, first])
  return { draft, sentBefore }
}

/** The files beside a draft. */
export function useFileTray(tray: FileTray, files: Attachment[]) {
  const t = useTranslations('message.file')
  const announce = useAnnounce()
  const lines: readonly FileLine[] = useSyncExternalStore(tray.subscribe, tray.getSnapshot, tray.getSnapshot)
  useKeptWhenLeaving(tray)
  useEffect(() => tray.renew(files), [tray, files])
  const kept = lines.filter(({ state }) => state === 'kept').length
  const before = useRef(kept)
  useEffect(() => {
    if (kept > before.current) announce(t('attached'))
    before.current = kept
  }, [kept, announce, t])
  const add = useCallback((more: Iterable<File>) => tray.add(more), [tray])
  return { lines, add }
}

type SendingProps = {
  /** What the ids of its fields begin with. */
  id: string
  sheet: Sheet
  send: Send
  withSubject: boolean
  onSent: (written: Written) => void
}

/** Sending, one at a time: what is under way, what is missing, and why it was refused. */
export function useSending({ id, sheet, send, withSubject, onSent }: SendingProps) {
  const t = useTranslations('message.write')
  const announce = useAnnounce()
  const [step, setStep] = useState<'files' | 'message' | null>(null)
  const [problems, setProblems] = useState<FieldError[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const { keeper, tray, keys } = sheet
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
