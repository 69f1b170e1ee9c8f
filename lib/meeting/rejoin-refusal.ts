/** What the server says to somebody who wants back in and may not, for now or for good. */
export type RejoinRefusal = 'seat_taken' | 'already_ended' | 'not_yet' | 'refused' | 'try_again'

const meaning: Record<string, RejoinRefusal> = {
  seat_taken: 'seat_taken',
  already_ended: 'already_ended',
  not_found: 'already_ended',
  not_yet: 'not_yet',
  signed_out: 'refused',
  not_allowed: 'refused',
  bad_input: 'refused',
  bad_text: 'refused',
}

/** What a reason of the server means for the way back. What nobody foresaw is tried again. */
export function refusalOf(reason: string): RejoinRefusal {
  return meaning[reason] ?? 'try_again'
}
