import { addDays, instantOf, localDayAt } from '@/lib/booking/local-day'
import type { Tx } from '../client'
import { saveFirstNeeds } from '../first-needs'
import { personSkill } from '../schema/skill'
import { demoZone } from './office-hours'

/** Whole days from today, in the demo's zone. `to`: the first day without it. */
export type DemoGrant = { skill: string; from: number; to?: number }

/** Several years ago. */
const long = -1_460

/**
 * Who of the demo may, speaks and knows what. Eva may advise on investments, Mikael may not, Kerstin may in three weeks;
 * Mikael's licence for insurance runs out in two, and he has given up pensions.
 */
export const granted: Record<string, DemoGrant[]> = {
  advisor: [
    { skill: 'investments', from: long },
    { skill: 'pensions', from: long },
    { skill: 'sv', from: long },
    { skill: 'en', from: long },
  ],
  advisor2: [
    { skill: 'insurance', from: -351, to: 15 },
    { skill: 'pensions', from: long, to: -40 },
    { skill: 'sv', from: long },
    { skill: 'en', from: long },
  ],
  advisor3: [
    { skill: 'investments', from: 21 },
    { skill: 'pensions', from: long },
    { skill: 'sv', from: long },
    { skill: 'en', from: -300 },
    { skill: 'fi', from: long },
  ],
}

/** What the demo's topics need besides what the law asks for. */
export const demoNeeds = [{ topic: 'pension', skill: 'pensions' }] as const

/** Who entered it: the scheduler of the branch. */
const schedulers: Record<string, string> = {
  advisor: 'scheduler',
  advisor2: 'scheduler',
  advisor3: 'scheduler3',
}

/** What the demo's advisors may and speak, and what its topics need. */
export async function seedSkills(tx: Tx, ids: Map<string, string>, now: Date): Promise<void> {
  await saveFirstNeeds(tx, demoNeeds)
  for (const [key, grants] of Object.entries(granted)) {
    const grantedBy = ids.get(schedulers[key] ?? '') ?? ''
    await tx.insert(personSkill).values(
      grants.map(({ skill, from, to }) => ({
        ...{ personId: ids.get(key) ?? '', skill, grantedBy },
        validFrom: midnight(now, from),
        validTo: to === undefined ? null : midnight(now, to),
        // what begins later has been entered already
        grantedAt: new Date(Math.min(midnight(now, from).getTime(), now.getTime())),
      })),
    )
  }
}

/** Midnight in the demo's zone, so many days from today. */
function midnight(now: Date, days: number): Date {
  return new Date(instantOf(demoZone, addDays(localDayAt(demoZone, now.getTime()), days), 0))
}
