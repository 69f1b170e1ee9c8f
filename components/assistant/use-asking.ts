'use client'

import { useRef, useState } from 'react'
import type { AssistantActions } from '@/components/assistant/assistant-actions'
import { randomUuid } from '@/components/ui/random-uuid'
import type { NetbankPage } from '@/lib/assistant/netbank-page'
import type { TalkView, TurnView } from '@/lib/assistant/talk-view'
import { settled } from '@/lib/result'

export type Asking = {
  talkId: string | null
  turns: readonly TurnView[]
  busy: boolean
  refused: string | null
  /** Whether it was asked. */
  ask(words: string): Promise<boolean>
  judge(turnId: string, helped: boolean): void
  /** Another talk begins with the next question. */
  begin(): void
}

/** A talk as it goes on: one question at a time; tried again with the same words, it is the same question. */
export function useAsking(
  askAssistant: AssistantActions['askAssistant'],
  first: TalkView | null,
  page: NetbankPage | null,
): Asking {
  const [talk, setTalk] = useState<{ id: string | null; turns: readonly TurnView[] }>(
    first ?? { id: null, turns: [] },
  )
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const unsent = useRef({ words: '', key: '' })
  const ask = async (words: string) => {
    if (unsent.current.words !== words) unsent.current = { words, key: randomUuid() }
    setBusy(true)
    const answer = await settled(askAssistant({ talkId: talk.id, key: unsent.current.key, words, page }))
    setBusy(false)
    setRefused(answer.ok ? null : answer.reason)
    if (!answer.ok) return false
    unsent.current = { words: '', key: '' }
    const { talkId, turn } = answer.value
    setTalk(({ turns }) => ({ id: talkId, turns: [...turns, turn] }))
    return true
  }
  const judge = (turnId: string, helped: boolean) =>
    setTalk(({ id, turns }) => ({
      id,
      turns: turns.map((turn) => (turn.id === turnId ? { ...turn, helped } : turn)),
    }))
  const begin = () => {
    setTalk({ id: null, turns: [] })
    setRefused(null)
  }
  return { talkId: talk.id, turns: talk.turns, busy, refused, ask, judge, begin }
}
