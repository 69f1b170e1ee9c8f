'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CardActions } from '@/components/bank/bank-actions'
import { CardItem } from '@/components/bank/card-item'
import { ConfirmDialog } from '@/components/bank/confirm-dialog'
import { FormHelp } from '@/components/bank/form-help'
import { type ReportForm, useFormReport } from '@/components/bank/use-form-report'
import { useTell } from '@/components/ui/toast'
import type { Card } from '@/lib/bank/card'
import { settled } from '@/lib/result'

type CardListProps = CardActions & {
  cards: { card: Card; accountName: string; expired: boolean }[]
  reportForm: ReportForm
}

/** The customer's cards; blocking and unblocking asks for their own hand. */
export function CardList({ cards, confirmCardChange, changeCard, reportForm }: CardListProps) {
  const t = useTranslations('bank.card')
  const help = useTranslations('bank.help')
  const reporter = useFormReport(reportForm)
  const tell = useTell()
  const [asked, setAsked] = useState<Card | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const words = (card: Card) => ({ card: card.name, digits: card.lastFour })

  const confirm = async (password: string) => {
    if (!asked) return
    const type = asked.status === 'active' ? ('block_card' as const) : ('unblock_card' as const)
    const change = { type, card: asked.id, version: asked.version }
    setRefused(null)
    const confirmed = await settled(confirmCardChange({ change, password }))
    const done = confirmed.ok
      ? await settled(changeCard({ change, confirmation: confirmed.value }))
      : confirmed
    if (!done.ok) return setRefused(done.reason)
    setAsked(null)
    reporter.finish()
    tell(t(type === 'block_card' ? 'blockedNow' : 'activeNow', words(asked)))
  }

  return (
    <>
      <div className="mb-4">
        <FormHelp title={help('card')} page="/customer/cards" onOpen={() => reporter.help('card_block')}>
          {help('cardText')}
        </FormHelp>
      </div>
      <ul className="grid gap-6 sm:grid-cols-2">
        {cards.map((view) => (
          <CardItem
            key={view.card.id}
            {...view}
            onAsk={() => {
              setRefused(null)
              setAsked(view.card)
              reporter.touch(view.card.status === 'active' ? 'card_block' : 'card_unblock', ['card'])
              reporter.reach('confirm')
            }}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        refused={refused}
        onConfirm={confirm}
        what={
          asked && (
            <span className="text-lead text-ink" data-share="text">
              {t(asked.status === 'active' ? 'whatBlock' : 'whatUnblock', words(asked))}
            </span>
          )
        }
      />
    </>
  )
}
