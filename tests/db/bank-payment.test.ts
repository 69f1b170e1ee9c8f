import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '@/db/audit'
import { coreBank } from '@/db/bank'
import { checkPayment, confirmPayment, makePayment } from '@/db/bank-payment'
import type { Actor } from '@/lib/access/actor'
import type { Account } from '@/lib/bank/account'
import { type BankWorld, bankWorld, filledIn } from '../support/bank'
import { listDeeds } from '../support/contact'
import { freshDatabase } from '../support/database'

const now = new Date('2026-11-22T10:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const database = freshDatabase()
let world: BankWorld
let salary: Account
let savings: Account
let foreign: Account

beforeAll(async () => {
  world = await bankWorld(now)
  ;[salary, savings] = (await coreBank().accounts(world.customer.id)) as [Account, Account]
  foreign = (await coreBank().accounts(world.other.id))[0] as Account
})

const balance = async (account: Account, owner: Actor = world.customer) =>
  (await coreBank().account(owner.id, account.id))?.balance.amount ?? 0n
const order = (change: Parameters<typeof filledIn>[0] = {}) => filledIn({ from: salary.id, ...change })
type Order = ReturnType<typeof order>

async function confirmed(form: Order, actor = world.customer, at = now) {
  const confirmation = await confirmPayment(actor, form, at)
  if (!confirmation.ok) throw new Error(confirmation.reason)
  return { ...form, confirmation: confirmation.value }
}

const audited = async (type: string) => {
  const { rows } = await database.pool.query<{ data: Record<string, string> }>(
    'SELECT data FROM audit_event WHERE type = $1 ORDER BY id',
    [type],
  )
  return rows.map((row) => row.data)
}

describe('paying with one’s own hand', () => {
  test('moves the money, keeps the payee, tells and proves it', async () => {
    const before = await balance(salary)
    const form = order({ amount: '250,50', message: 'Julklapp' })
    const summary = await checkPayment(world.customer, form.draft, now)
    expect(summary).toMatchObject({ ok: true, value: { to: { name: 'Eva Berg', number: '50501055' } } })
    const paid = await makePayment(world.customer, await confirmed(form), now)
    expect(paid).toMatchObject({ ok: true, value: { bookedOn: '2026-11-22', amount: { amount: 25_050n } } })
    expect(await balance(salary)).toBe(before - 25_050n)
    expect((await coreBank().payees(world.customer.id)).map(({ name }) => name)).toContain('Eva Berg')
    const [line] = await coreBank().latest(world.customer.id, 1)
    expect(line).toMatchObject({ text: 'Eva Berg · Julklapp', kind: 'payment' })
    const [deed] = await listDeeds(database.pool, world.customer.id)
    expect(deed).toMatchObject({ form: 'payment_new', step: 'done', outcome: 'done', codes: [], fields: [] })
    expect((await audited('paid')).at(-1)).toMatchObject({ amount: '250.50', lookedAlong: 'no' })
    expect(await audited('action_confirmed')).toHaveLength(1)
  })

  test('between own accounts both balances move and the day’s limit is not used', async () => {
    const before = [await balance(salary), await balance(savings)]
    const used = (await coreBank().dailyLimit(world.customer.id, '2026-11-22')).used
    const form = order({ to: 'own', account: savings.id, amount: '1000' })
    expect(await makePayment(world.customer, await confirmed(form), now)).toMatchObject({ ok: true })
    expect(await balance(salary)).toBe((before[0] ?? 0n) - 100_000n)
    expect(await balance(savings)).toBe((before[1] ?? 0n) + 100_000n)
    expect((await coreBank().dailyLimit(world.customer.id, '2026-11-22')).used).toBe(used)
  })

  test('to a number that is an account of this bank, the other customer has the money', async () => {
    const before = await balance(foreign, world.other)
    const form = order({ name: 'Olle Ek', number: foreign.number, amount: '75' })
    expect(await makePayment(world.customer, await confirmed(form), now)).toMatchObject({ ok: true })
    expect(await balance(foreign, world.other)).toBe(before + 7_500n)
    expect((await coreBank().latest(world.other.id, 1))[0]).toMatchObject({ text: 'Maja Holm' })
  })
})

describe('an account in another currency', () => {
  let euros: string

  beforeAll(async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO ledger_account (kind, name, number, currency, owner_id, opened_on, credit_limit)
       VALUES ('credit', 'Euros', 'SE9850000000058398257421', 'EUR', $1, '2026-01-01', 50000) RETURNING id`,
      [world.customer.id],
    )
    euros = rows[0]?.id ?? ''
  })

  test('an amount means what the account it is paid from keeps', async () => {
    const form = order({ from: euros, amount: '12,50' })
    const paid = await makePayment(world.customer, await confirmed(form), now)
    expect(paid).toMatchObject({ ok: true, value: { amount: { amount: 1_250n, currency: 'EUR' } } })
    expect((await coreBank().account(world.customer.id, euros))?.balance).toEqual({
      amount: -1_250n,
      currency: 'EUR',
    })
    expect((await audited('paid')).at(-1)).toMatchObject({ amount: '12.50', currency: 'EUR' })
  })

  test.each([
    ['into', () => ({ from: salary.id, account: euros })],
    ['out of', () => ({ from: euros, account: savings.id })],
  ])('nothing is exchanged on the way %s it', async (_way, ends) => {
    const { draft } = order({ to: 'own', amount: '1', ...ends() })
    expect(await checkPayment(world.customer, draft, now)).toEqual({ ok: false, reason: 'currency_differs' })
  })
})

describe('without one’s own hand nothing moves', () => {
  const refused = async (
    form: Order & { confirmation: string },
    reason: string,
    at = now,
    by = world.customer,
  ) => {
    const before = await balance(salary)
    expect(await makePayment(by, form, at)).toEqual({ ok: false, reason })
    expect(await balance(salary)).toBe(before)
    expect((await audited('payment_refused')).at(-1)).toMatchObject({ reason })
  }

  test('no confirmation', () => refused({ ...order(), confirmation: randomUUID() }, 'confirmation_missing'))

  test('one for another amount, payee, message or form', async () => {
    const form = order({ amount: '10' })
    const { confirmation } = await confirmed(form)
    const others = [
      { ...form, draft: { ...form.draft, amount: '11' } },
      { ...form, draft: { ...form.draft, number: '9912346' } },
      { ...form, draft: { ...form.draft, message: 'Mer' } },
      { ...form, draft: { ...form.draft, from: savings.id } },
      { ...form, key: randomUUID() },
    ]
    for (const other of others) await refused({ ...other, confirmation }, 'confirmation_other')
  })

  test('one a minute old', async () => {
    await refused(await confirmed(order()), 'confirmation_expired', later(60_000))
  })

  test('one of another session, or of another customer', async () => {
    const form = await confirmed(order())
    const elsewhere = { ...world.customer, sessionId: randomUUID() }
    await refused(form, 'confirmation_missing', now, elsewhere)
    const theirs = await confirmed(filledIn({ from: foreign.id, amount: '1' }), world.other)
    await refused({ ...order(), confirmation: theirs.confirmation }, 'confirmation_missing')
  })

  test('one already used', async () => {
    const form = await confirmed(order({ amount: '1' }))
    expect(await makePayment(world.customer, form, now)).toMatchObject({ ok: true })
    const again = { ...form, key: randomUUID() }
    await refused(again, 'confirmation_other')
    const { rows } = await database.pool.query<{ used: Date }>(
      'SELECT used_at AS used FROM confirmation WHERE id = $1',
      [form.confirmation],
    )
    expect(rows[0]?.used).toEqual(now)
    await expect(
      database.pool.query('UPDATE confirmation SET used_at = NULL WHERE id = $1', [form.confirmation]),
    ).rejects.toThrow(/only be used, once/)
  })
})

describe('one form pays once', () => {
  test('twenty presses at once, one payment and twenty times the same receipt', async () => {
    const before = await balance(salary)
    const form = await confirmed(order({ amount: '3' }))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => makePayment(world.customer, form, later(1))),
    )
    expect(new Set(answers.map((a) => (a.ok ? a.value.id : a.reason))).size).toBe(1)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await balance(salary)).toBe(before - 300n)
  })

  test('the same key with other content is refused', async () => {
    const form = await confirmed(order({ amount: '4' }))
    expect(await makePayment(world.customer, form, now)).toMatchObject({ ok: true })
    const other = { ...form, draft: { ...form.draft, amount: '5' } }
    expect(await makePayment(world.customer, other, now)).toEqual({ ok: false, reason: 'key_reused' })
  })
})

describe('A01 A05 other people’s things do not exist', () => {
  test('their account to pay from, their account as one’s own, their payee', async () => {
    const [theirPayee] = await coreBank().payees(world.other.id)
    const forms = [
      order({ from: foreign.id }),
      order({ to: 'own', account: foreign.id }),
      order({ to: 'payee', payee: theirPayee?.id ?? '' }),
    ]
    for (const { draft } of forms)
      expect(await checkPayment(world.customer, draft, now)).toEqual({ ok: false, reason: 'not_found' })
    expect((await audited('payment_refused')).at(-1)).toMatchObject({ reason: 'not_found' })
  })

  test('A04 an advisor pays from nobody’s account', async () => {
    expect(await checkPayment(world.advisor, order().draft, now)).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('limits', () => {
  test('over the day’s limit it stops with a code and a field, never a value', async () => {
    const form = order({ amount: '19 999', message: 'Hemligt' })
    expect(await checkPayment(world.customer, form.draft, now)).toEqual({
      ok: false,
      reason: 'over_daily_limit',
    })
    const deeds = await listDeeds(database.pool, world.customer.id)
    expect(deeds.filter(({ codes }) => codes[0] === 'over_daily_limit')).toMatchObject([
      { step: 'check', outcome: 'stopped', fields: ['amount'] },
    ])
    // without the identifiers: a random one may have any digits in it
    const { rows } = await database.pool.query(
      "SELECT to_jsonb(e) - '{customer_id,staff_id,meeting_id,booking_id,ref}'::text[] AS row FROM contact_event e",
    )
    expect(JSON.stringify(rows)).not.toMatch(/Hemligt|Eva Berg|50501055|19 ?999/)
  })

  test('tomorrow there is a new day, at the bank’s midnight', async () => {
    const day = async (at: string) => (await coreBank().dailyLimit(world.customer.id, at)).used
    expect((await day('2026-11-22')) > 0n).toBe(true)
    expect(await day('2026-11-23')).toBe(0n)
  })

  test('ten payments at once never go over the limit together', async () => {
    const { daily } = await coreBank().dailyLimit(world.third.id, '2026-11-22')
    const account = (await coreBank().accounts(world.third.id))[1] as Account
    const each = (daily / 4n / 100n).toString()
    const forms = await Promise.all(
      Array.from({ length: 10 }, () => confirmed(filledIn({ from: account.id, amount: each }), world.third)),
    )
    const answers = await Promise.all(forms.map((form) => makePayment(world.third, form, now)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe('over_daily_limit')
    expect((await coreBank().dailyLimit(world.third.id, '2026-11-22')).used <= daily).toBe(true)
  })

  test('more than there is', async () => {
    const rich = order({ to: 'own', account: savings.id, amount: '9 000 000' })
    expect(await checkPayment(world.customer, rich.draft, now)).toEqual({
      ok: false,
      reason: 'not_enough_money',
    })
  })
})

test('two customers who pay each other at the same moment do not deadlock', async () => {
  const mine = () => confirmed(order({ name: 'Olle', number: foreign.number, amount: '1' }))
  const theirs = () =>
    confirmed(filledIn({ from: foreign.id, name: 'Maja', number: salary.number, amount: '1' }), world.other)
  for (let round = 0; round < 25; round++) {
    const [one, other] = await Promise.all([mine(), theirs()])
    const answers = await Promise.all([
      makePayment(world.customer, one, now),
      makePayment(world.other, other, now),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
  }
})

test('F23 if the audit event cannot be written, no money moves and the confirmation is not used up', async () => {
  const form = await confirmed(order({ amount: '7' }))
  const before = await balance(salary)
  await database.pool.query(`
    CREATE FUNCTION audit_is_broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
    CREATE TRIGGER audit_is_broken BEFORE INSERT ON audit_event EXECUTE FUNCTION audit_is_broken();`)
  await expect(makePayment(world.customer, form, now)).rejects.toThrow()
  expect(await balance(salary)).toBe(before)
  await database.pool.query('DROP TRIGGER audit_is_broken ON audit_event')
  expect(await makePayment(world.customer, form, now)).toMatchObject({ ok: true })
  expect(await balance(salary)).toBe(before - 700n)
  expect((await verifyAudit()).broken).toEqual([])
})
