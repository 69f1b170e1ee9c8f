import { describe, expect, it } from 'vitest'
import {
  type Agreement,
  type AgreementInput,
  agreementInput,
  isCurrent,
  isOwnStep,
  longestAgreement,
  mayAgree,
  type NextStep,
  stepState,
} from './agreement'

const uuid = (n: number) => `0b1c2d3e-4f50-4617-8283-94a5b6c7d80${n}`
const today = '2026-11-22'
const step = (change: Partial<NextStep> = {}): NextStep => ({
  id: uuid(1),
  what: 'Send payslips',
  owner: 'customer',
  dueOn: '2026-11-27',
  doneAt: null,
  ...change,
})
const given = (change: Partial<AgreementInput> = {}): AgreementInput => ({
  meetingId: uuid(9),
  version: 1,
  text: 'We fix half of the loan',
  steps: [{ what: 'Send payslips', owner: 'customer', dueOn: '2026-11-27' }],
  ...change,
})

describe('a wrap-up', () => {
  it('is read, blanks around its words gone', () => {
    expect(agreementInput.parse(given({ text: '  Half of it. ' })).text).toBe('Half of it.')
  })
  it.each<[string, object]>([
    ['no words', { text: '  ' }],
    ['A55 too many words', { text: 'x'.repeat(longestAgreement + 1) }],
    ['six steps', { steps: Array.from({ length: 6 }, () => given().steps[0]) }],
    ['a day that does not exist', { steps: [{ ...given().steps[0], dueOn: '2026-02-30' }] }],
    ['a step without words', { steps: [{ ...given().steps[0], what: '' }] }],
    ['an owner who is nobody', { steps: [{ ...given().steps[0], owner: 'scheduler' }] }],
    ['A06 a step that is done already', { steps: [{ ...given().steps[0], doneAt: 1 }] }],
    ['A06 another customer', { customerId: uuid(3) }],
  ])('refuses %s', (_, change) => {
    expect(agreementInput.safeParse({ ...given(), ...change }).success).toBe(false)
  })
})

describe('mayAgree', () => {
  const before = { version: 1, steps: [step()] }
  const due = (dueOn: string, id?: string) => given({ steps: [{ id, what: 'x', owner: 'advisor', dueOn }] })
  it.each<[string, AgreementInput, string | null]>([
    ['new steps from today on', due(today), null],
    ['yesterday', due('2026-11-21'), 'due_in_the_past'],
    ['two years ahead', due('2028-11-21'), null],
    ['beyond two years', due('2028-11-22'), 'due_too_late'],
    ['a known step, moved', due('2026-12-01', uuid(1)), null],
    ["A05 another meeting's step", due('2026-12-01', uuid(2)), 'step_not_found'],
    ['changed meanwhile', given({ version: 0 }), 'stale_version'],
    ['no steps at all', given({ steps: [] }), null],
  ])('%s: %s', (_, input, reason) => {
    const answer = mayAgree(before, input, today)
    expect(answer.ok ? null : answer.reason).toBe(reason)
  })
  it('lets a step keep a date that has passed meanwhile', () => {
    const old = { version: 1, steps: [step({ dueOn: '2026-11-01' })] }
    expect(mayAgree(old, due('2026-11-01', uuid(1)), today).ok).toBe(true)
    expect(mayAgree(old, due('2026-11-02', uuid(1)), today)).toMatchObject({ reason: 'due_in_the_past' })
  })
})

it.each([
  [step({ doneAt: 5, dueOn: '2026-01-01' }), 'done'],
  [step({ dueOn: '2026-11-21' }), 'late'],
  [step({ dueOn: today }), 'today'],
  [step(), 'open'],
])('%j is %s', (one, state) => {
  expect(stepState(one, today)).toBe(state)
})

it.each([
  ['customer', 'customer', 'sara', true],
  ['customer', 'advisor', 'eva', false],
  ['advisor', 'advisor', 'eva', true],
  ['advisor', 'advisor', 'mikael', false],
  ['advisor', 'customer', 'sara', false],
] as const)('a step of the %s belongs to the %s %s: %s', (owner, side, id, own) => {
  expect(isOwnStep({ owner }, { advisorId: 'eva' }, { side, id })).toBe(own)
})

describe('isCurrent', () => {
  const day = 86_400_000
  const agreement = (metAt: number, steps: NextStep[]): Agreement => ({
    meetingId: uuid(9),
    metAt,
    advisorId: 'eva',
    advisorName: 'Eva Lind',
    text: 'x',
    steps,
    version: 1,
  })
  it.each([
    ['13 days later', 13 * day, [], true],
    ['14 days later', 14 * day, [], false],
    ['long after, something still to do', 90 * day, [step()], true],
    ['long after, all done', 90 * day, [step({ doneAt: 1 })], false],
  ])('%s: %s', (_, after, steps, shown) => {
    expect(isCurrent(agreement(0, steps), after)).toBe(shown)
  })
})
