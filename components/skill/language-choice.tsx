'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SayLanguage } from '@/components/skill/skill-actions'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { settled } from '@/lib/result'
import { type Skill, skillName } from '@/lib/skill/skill'

type LanguageChoiceProps = { language: Skill; only: boolean; sayLanguage: SayLanguage }

/** The customer's own language is a wish, until they tick **Only advisors who speak …** */
export function LanguageChoice({ language, only, sayLanguage }: LanguageChoiceProps) {
  const t = useTranslations('skill.language')
  const refusal = useRefusal('skill')
  const locale = useLocale()
  const router = useRouter()
  const tell = useTell()
  const [wanted, setWanted] = useState(only)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const name = skillName(language, locale)
  const choose = async (next: boolean) => {
    if (busy) return
    setBusy(true)
    setWanted(next)
    const answer = await settled(sayLanguage({ only: next }))
    setBusy(false)
    setRefused(answer.ok ? null : answer.reason)
    if (!answer.ok) return setWanted(!next)
    tell(t(next ? 'saidOnly' : 'saidWish', { language: name }))
    router.refresh()
  }
  return (
    <div className="max-w-reading space-y-2">
      {refused && <Alert>{refusal(refused)}</Alert>}
      <Checkbox
        label={<span data-share="text">{t('only', { language: name })}</span>}
        hint={<span data-share="text">{t('hint')}</span>}
        checked={wanted}
        aria-busy={busy || undefined}
        onChange={(event) => void choose(event.target.checked)}
      />
    </div>
  )
}
