import { describe, expect, test } from 'vitest'
import { addFirstPerson, type FirstPerson } from '@/db/first-people'
import { freshDatabase } from '../support/database'

const database = freshDatabase()

const advisor: FirstPerson = {
  role: 'advisor',
  email: 'eva@bank.example',
  name: 'Eva Lind',
  passwordHash: 'scrypt$x$y',
  locale: 'en',
  zone: 'Europe/Stockholm',
  branch: { name: 'Odenplan', city: 'Stockholm', address: 'Odengatan 65' },
}
const second = {
  ...advisor,
  email: 'mikael@bank.example',
  name: 'Mikael Strand',
  branch: { name: 'Odenplan' },
}
const customer: FirstPerson = {
  ...second,
  role: 'customer',
  email: 'sara@mail.example',
  ownAdvisor: advisor.email,
}

const count = async (table: string) =>
  (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n

describe('the first people of a bank', () => {
  test('bring their branch and the topics of meetings, once', async () => {
    expect(await addFirstPerson(advisor)).toMatchObject({ ok: true })
    expect(await addFirstPerson(second)).toMatchObject({ ok: true })
    expect(await count('branch')).toBe(1)
    expect(await count('meeting_type')).toBeGreaterThan(0)
    expect(await count('meeting_type_skill')).toBe(1)
  })

  test('a customer has an own advisor', async () => {
    expect(await addFirstPerson({ ...customer, ownAdvisor: undefined })).toEqual({
      ok: false,
      reason: 'own_advisor_unknown',
    })
    expect(await addFirstPerson({ ...customer, ownAdvisor: customer.email })).toMatchObject({ ok: false })
    expect(await addFirstPerson(customer)).toMatchObject({ ok: true })
  })

  test('deputies stand in line', async () => {
    for (const email of ['one@bank.example', 'two@bank.example']) {
      expect(await addFirstPerson({ ...second, email, deputyOf: advisor.email })).toMatchObject({ ok: true })
    }
    const { rows } = await database.pool.query('SELECT rank FROM deputy ORDER BY rank')
    expect(rows).toEqual([{ rank: 1 }, { rank: 2 }])
  })

  test('what does not fit is refused, and leaves nothing', async () => {
    const before = await count('person')
    expect(await addFirstPerson(advisor)).toEqual({ ok: false, reason: 'email_taken' })
    const elsewhere = { ...second, email: 'new@bank.example', branch: { name: 'Nowhere' } }
    expect(await addFirstPerson(elsewhere)).toEqual({ ok: false, reason: 'branch_unknown' })
    const nobody = { ...second, email: 'new@bank.example', deputyOf: 'nobody@bank.example' }
    expect(await addFirstPerson(nobody)).toEqual({ ok: false, reason: 'deputy_of_unknown' })
    expect(await count('person')).toBe(before)
  })

  test('each is written down', async () => {
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE type = 'person_added'`,
    )
    expect(rows).toEqual([{ n: await count('person') }])
  })
})
