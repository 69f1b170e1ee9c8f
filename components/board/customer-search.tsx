'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Customer, SchedulerActions } from '@/components/calendar/staff-actions'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Result, settled } from '@/lib/result'

const pauseMs = 250

type CustomerSearchProps = {
  search: SchedulerActions['searchCustomers']
  chosen: Customer | null
  onChoose: (customer: Customer | null) => void
}

/** Finds a customer of the branch by a part of the name or address, after a pause in typing. */
export function CustomerSearch({ search, chosen, onChoose }: CustomerSearchProps) {
  const t = useTranslations('calendar')
  const sentence = useRefusal('calendar')
  const [text, setText] = useState('')
  const answer = useSearch(search, chosen ? '' : text)
  if (chosen) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p>
          <span className="font-semibold">{t('form.customer')}</span>
          <br />
          {chosen.name}, {chosen.email}
        </p>
        <Button variant="quiet" onClick={() => onChoose(null)}>
          {t('form.otherCustomer')}
        </Button>
      </div>
    )
  }
  const found = answer?.ok ? answer.value : []
  return (
    <div className="space-y-3">
      <TextField
        label={t('form.customer')}
        hint={t('form.customerHint')}
        value={text}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="text-small text-ink-2">
        {answer && (answer.ok ? t('form.found', { count: found.length }) : sentence(answer.reason))}
      </p>
      {found.length > 0 && (
        <RadioGroup
          label={t('form.customersFound')}
          hideLabel
          value={null}
          onValueChange={(id) => onChoose(found.find((customer) => customer.id === id) ?? null)}
          options={found.map(({ id, name, email, ownAdvisor }) => ({
            value: id,
            label: name,
            hint: t('form.customerOf', { email, advisor: ownAdvisor }),
          }))}
        />
      )}
    </div>
  )
}

function useSearch(search: CustomerSearchProps['search'], typed: string): Result<Customer[]> | null {
  const text = typed.trim()
  const [found, setFound] = useState<{ text: string; answer: Result<Customer[]> } | null>(null)
  useEffect(() => {
    if (text.length < 2) return
    let left = false
    const keep = (answer: Result<Customer[]>) => {
      if (!left) setFound({ text, answer })
    }
    const timer = setTimeout(() => settled(search({ text })).then(keep), pauseMs)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [search, text])
  return text.length >= 2 ? (found?.answer ?? null) : null
}
