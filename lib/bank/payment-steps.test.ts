import { describe, expect, test } from 'vitest'
import { emptyDraft } from './payment'
import { nextStep, type PaymentEvent, type PaymentStep, type Receipt } from './payment-steps'

const summary = {
  from: { name: 'Lönekonto', lastFour: '1234' },
  to: { name: 'Eva Berg', number: '50501055', own: false },
  amount: { amount: 100n, currency: 'SEK' },
  message: '',
}
const receipt: Receipt = { ...summary, id: 'r', bookedOn: '2026-11-22' }
const draft = { ...emptyDraft, amount: '1' }
const steps: Record<PaymentStep['step'], PaymentStep> = {
  fill: { step: 'fill', draft, problems: [] },
  check: { step: 'check', draft, summary, key: 'k' },
  confirm: { step: 'confirm', draft, summary, key: 'k', refusal: null },
  done: { step: 'done', receipt },
}
const events: Record<PaymentEvent['type'], PaymentEvent> = {
  edit: { type: 'edit', change: { message: 'Hi' } },
  refuse: { type: 'refuse', problems: [{ field: 'amount', reason: 'not_enough_money' }] },
  check: { type: 'check', summary, key: 'k' },
  change: { type: 'change' },
  ask: { type: 'ask' },
  close: { type: 'close' },
  fail: { type: 'fail', reason: 'wrong_password' },
  paid: { type: 'paid', receipt },
  again: { type: 'again', from: 'a' },
}
const moves: Record<PaymentStep['step'], Partial<Record<PaymentEvent['type'], PaymentStep['step']>>> = {
  fill: { edit: 'fill', refuse: 'fill', check: 'check', again: 'fill' },
  check: { change: 'fill', ask: 'confirm', again: 'fill' },
  confirm: { close: 'check', fail: 'confirm', refuse: 'fill', paid: 'done', again: 'fill' },
  done: { again: 'fill' },
}
const names = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[]

describe('the steps of a payment', () => {
  const table = names(steps).flatMap((step) => names(events).map((event) => [step, event] as const))

  test.each(table)('%s, %s', (step, event) => {
    const next = nextStep(steps[step], events[event])
    const legal = moves[step][event]
    if (legal) expect(next.step).toBe(legal)
    else expect(next).toBe(steps[step])
  })

  test('nobody comes to confirm without having checked, nor to done without having confirmed', () => {
    const leadTo = (goal: PaymentStep['step']) =>
      names(steps).filter((step) => step !== goal && Object.values(moves[step]).includes(goal))
    expect(leadTo('done')).toEqual(['confirm'])
    expect(leadTo('confirm')).toEqual(['check'])
  })
})

test('errors and going back keep what was typed', () => {
  for (const [step, event] of [
    ['fill', 'refuse'],
    ['check', 'change'],
    ['confirm', 'refuse'],
  ] as const)
    expect(nextStep(steps[step], events[event])).toMatchObject({ step: 'fill', draft })
  expect(nextStep(steps.fill, events.edit)).toMatchObject({ draft: { ...draft, message: 'Hi' } })
})

test('a wrong password keeps the same form and key, so that paying twice stays impossible', () => {
  expect(nextStep(steps.confirm, events.fail)).toEqual({ ...steps.confirm, refusal: 'wrong_password' })
  expect(nextStep(steps.confirm, events.close)).toEqual(steps.check)
})

test('another payment begins empty, from the same account', () => {
  expect(nextStep(steps.done, events.again)).toEqual({
    step: 'fill',
    draft: { ...emptyDraft, from: 'a' },
    problems: [],
  })
})
