'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { randomUuid } from '@/components/ui/random-uuid'
import { TextForm } from '@/components/ui/text-form'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { type DemoReplyInput, longestNoted } from '@/lib/question/question-input'
import { type Result, settled } from '@/lib/result'

export type ReplyInDemo = (input: DemoReplyInput) => Promise<Result<unknown>>
/** The page's words: whoever has not signed in gets no others. */
export type ReplyWords = Record<'label' | 'send' | 'sent' | 'missing' | 'gone', string>

type ReplyFormProps = { mailId: string; replyInDemo: ReplyInDemo; words: ReplyWords }

/** Answers what the demo shows as sent, as whoever got it. */
export function ReplyForm({ mailId, replyInDemo, words }: ReplyFormProps) {
  const sentence = useRefusal('access')
  const tell = useTell()
  const router = useRouter()
  const key = useRef({ text: '', key: '' })
  const save = async (text: string) => {
    if (key.current.text !== text) key.current = { text, key: randomUuid() }
    const answer = await settled(replyInDemo({ mailId, key: key.current.key, text }))
    if (!answer.ok) return answer.reason === 'not_found' ? words.gone : sentence(answer.reason)
    key.current = { text: '', key: '' }
    tell(words.sent)
    router.refresh()
    return null
  }
  return (
    <TextForm
      label={words.label}
      rows={2}
      maxLength={longestNoted}
      missing={words.missing}
      save={save}
      buttons={(busy) => (
        <div>
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
        </div>
      )}
    />
  )
}
