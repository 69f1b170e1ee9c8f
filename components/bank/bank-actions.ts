import type { Card } from '@/lib/bank/card'
import type { PaymentDraft } from '@/lib/bank/payment'
import type { PaymentSummary, Receipt } from '@/lib/bank/payment-steps'
import type { Result } from '@/lib/result'

export type PaymentForm = { draft: PaymentDraft; key: string }

/** What the payment pages can do; the server decides all of it again. */
export type PaymentActions = {
  checkPayment(input: { draft: PaymentDraft }): Promise<Result<PaymentSummary>>
  confirmPayment(input: PaymentForm & { password: string }): Promise<Result<string>>
  pay(input: PaymentForm & { confirmation: string }): Promise<Result<Receipt>>
}

export type CardChangeInput = { type: 'block_card' | 'unblock_card'; card: string; version: number }

export type CardActions = {
  confirmCardChange(input: { change: CardChangeInput; password: string }): Promise<Result<string>>
  changeCard(input: { change: CardChangeInput; confirmation: string }): Promise<Result<Card>>
}
