import { beforeAll, describe, expect, it } from 'vitest'
import { openCustomerCard } from '@/db/contact'
import { firstPage, listReadings, readHistory } from '@/db/contact-history'
import type { Actor } from '@/lib/access/actor'
import { wholeHistory } from '@/lib/contact/history-filter'
import { freshDatabase } from '../support/database'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
freshDatabase()
let the: People

beforeAll(async () => {
  the = await makePeople(new Date(now.getTime() - 3_600_000))
})

const first = (staff: Actor, customer: Actor) => firstPage(staff, customer.id, 9, now)
const read = async (customer: Actor) =>
  (await listReadings(customer, { before: null, size: 9 })).readings.map(({ readerName, part }) => [
    readerName,
    part,
  ])

describe('the first page of a history, which belongs to the card', () => {
  it('A01, A02, A03: asks for itself, as if no card had been opened before', async () => {
    expect((await first(the.eva, the.sara))?.entries.map(({ event }) => event.type)).toEqual(['signed_in'])
    for (const other of [the.mikael, the.kerstin, the.nils, the.jonas, the.sara])
      expect(await first(other, the.sara)).toBeUndefined()
  })

  it('alone it is a reading of the card', async () => {
    expect(await read(the.aino)).toEqual([])
    await first(the.kerstin, the.aino)
    expect(await read(the.aino)).toEqual([['kerstin', 'card']])
  })

  it('with the card it is the same reading, and looking further is another', async () => {
    await openCustomerCard(the.eva, the.jonas.id, now)
    await first(the.eva, the.jonas)
    expect(await read(the.jonas)).toEqual([['eva', 'card']])
    const further = { filter: { ...wholeHistory, text: 'signed' }, kinds: [], before: null, size: 9 }
    await readHistory(the.eva, the.jonas.id, further, now)
    expect(await read(the.jonas)).toEqual([
      ['eva', 'history'],
      ['eva', 'card'],
    ])
  })
})
