import { expect, test } from 'vitest'
import { fits } from '@/lib/skill/fits'
import { isHeldIn } from '@/lib/skill/grant'
import type { Held } from '@/lib/skill/skill'
import { firstNeeds } from '../first-needs'
import { firstTopics } from '../first-topics'
import { people } from './people'
import { demoNeeds, granted } from './skills'

const heldBy = (key: string): Held[] =>
  (granted[key] ?? []).map(({ skill, from, to }) => ({ skill, from, to: to ?? null }))
const mayInvest = (key: string, day: number) => fits({ held: heldBy(key) }, { must: ['investments'] }, day)

test('every advisor of the demo has something, and nobody else', () => {
  const advisors = people.filter(({ role }) => role === 'advisor').map(({ key }) => key)
  expect(Object.keys(granted).sort()).toEqual(advisors.sort())
})

test('nobody has the same thing twice at a time', () => {
  for (const key of Object.keys(granted)) {
    const held = heldBy(key)
    const twice = held.filter((one) =>
      isHeldIn(
        held.filter((other) => other !== one),
        one,
      ),
    )
    expect(twice, key).toEqual([])
  }
})

test('Eva may advise on investments, Mikael may not, Kerstin may in three weeks', () => {
  expect([0, 21].map((day) => mayInvest('advisor', day))).toEqual([true, true])
  expect([0, 400].map((day) => mayInvest('advisor2', day))).toEqual([false, false])
  expect([0, 20, 21].map((day) => mayInvest('advisor3', day))).toEqual([false, false, true])
})

test('every need is of a topic that there is', () => {
  const topics = firstTopics.map(({ key }) => key)
  for (const { topic } of [...firstNeeds, ...demoNeeds]) expect(topics).toContain(topic)
})
