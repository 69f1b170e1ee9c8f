'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SkillActions } from '@/components/skill/skill-actions'
import { useDeed } from '@/components/skill/use-deed'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { useTell } from '@/components/ui/toast'
import { type Skill, skillKinds, skillName } from '@/lib/skill/skill'

type GrantFormProps = {
  advisor: { id: string; name: string }
  skills: readonly Skill[]
  today: string
  grantSkill: SkillActions['grantSkill']
}

/** Adds a licence, a language or a topic to an advisor, from a day on and perhaps until another. */
export function GrantForm({ advisor, skills, today, grantSkill }: GrantFormProps) {
  const t = useTranslations('skill.sheet')
  const has = useTranslations('skill.has')
  const locale = useLocale()
  const router = useRouter()
  const tell = useTell()
  const { busy, refusal, run } = useDeed()
  const empty = { skill: skills[0]?.key ?? '', firstDay: today, lastDay: '' }
  const [input, setInput] = useState(empty)
  const set = (part: Partial<typeof input>) => setInput({ ...input, ...part })
  const words = ({ kind, name }: Skill) => has(kind, { what: skillName({ name }, locale) })
  const kinds = skillKinds.filter((kind) => skills.some((skill) => skill.kind === kind))
  const send = () =>
    run(
      () => grantSkill({ advisorId: advisor.id, ...input }),
      () => {
        const added = skills.find(({ key }) => key === input.skill)
        if (added) tell(t('added', { what: words(added) }))
        setInput({ ...empty, skill: input.skill })
        router.refresh()
      },
    )
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <SelectField
        label={t('skill')}
        value={input.skill}
        onChange={(event) => set({ skill: event.target.value })}
      >
        {kinds.map((kind) => (
          <optgroup key={kind} label={t(`kind.${kind}`)}>
            {skills
              .filter((skill) => skill.kind === kind)
              .map((skill) => (
                <option key={skill.key} value={skill.key}>
                  {words(skill)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          type="date"
          label={t('firstDay')}
          value={input.firstDay}
          onChange={(event) => set({ firstDay: event.target.value })}
        />
        <TextField
          type="date"
          label={t('lastDay')}
          hint={t('lastDayHint')}
          min={today}
          value={input.lastDay}
          onChange={(event) => set({ lastDay: event.target.value })}
        />
      </div>
      {refusal && <Alert>{refusal}</Alert>}
      <Button type="submit" variant="primary" busy={busy}>
        {t('save', { name: advisor.name })}
      </Button>
    </form>
  )
}
