import type { PersonId } from '@/lib/access/actor'

/** The first time that can be booked with an advisor, epoch ms; null when there is none within the horizon. */
export async function nextFreeOf(_advisorId: PersonId, _now: Date): Promise<number | null> {
  return null
}
