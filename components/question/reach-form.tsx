'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { ChooseReach } from '@/components/question/question-actions'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { type OutChannel, outChannels } from '@/lib/question/channel'
import type { ReachChoice } from '@/lib/question/reach'
import { settled } from '@/lib/result'

type ReachFormProps = { choice: ReachChoice; chooseReach: ChooseReach }

/** By what the bank's questions come besides the netbank, where they always stand. */
export function ReachForm({ choice: { able, chosen }, chooseReach }: ReachFormProps) {
  const t = useTranslations('question.reach')
  const sentence = useRefusal('question')
  const tell = useTell()
  const router = useRouter()
  const [ticked, setTicked] = useState<ReadonlySet<OutChannel>>(new Set(chosen))
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const tick = (channel: OutChannel, on: boolean) =>
    setTicked((before) => new Set(outChannels.filter((one) => (one === channel ? on : before.has(one)))))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await settled(chooseReach({ channels: able.filter((channel) => ticked.has(channel)) }))
    setBusy(false)
    setRefused(answer.ok ? null : sentence(answer.reason))
    if (!answer.ok) return
    tell(t('saved'))
    router.refresh()
  }
  return (
    <form onSubmit={save} noValidate className="max-w-reading">
      {refused && (
        <Alert>
          <p data-share="text">{refused}</p>
        </Alert>
      )}
      <fieldset>
        <legend className="text-ink-2" data-share="text">
          {t('lead')}
        </legend>
        <div className="my-2">
          {able.map((channel) => (
            <Checkbox
              key={channel}
              label={<span data-share="text">{t(`by.${channel}`)}</span>}
              checked={ticked.has(channel)}
              onChange={(event) => tick(channel, event.target.checked)}
            />
          ))}
        </div>
        {able.length < outChannels.length && (
          <p className="mb-3 text-small text-ink-2" data-share="text">
            {t('others')}
          </p>
        )}
      </fieldset>
      <Button type="submit" busy={busy}>
        <span data-share="text">{t('save')}</span>
      </Button>
    </form>
  )
}
