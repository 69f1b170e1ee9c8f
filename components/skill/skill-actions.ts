import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { Result } from '@/lib/result'
import type { EndOrder, GrantOrder } from '@/lib/skill/skill-order'

type Ask<I, T> = (input: I) => Promise<Result<T>>

/** What a scheduler does about what an advisor may, speaks and knows. The server's actions, handed in by the page. */
export type SkillActions = {
  grantSkill: Ask<GrantOrder, unknown>
  previewSkillEnd: Ask<EndOrder, BookingCard[]>
  endSkill: Ask<EndOrder, { to: number }>
}

/** "Only somebody who speaks my language", or not any more. */
export type SayLanguage = Ask<{ only: boolean }, unknown>
