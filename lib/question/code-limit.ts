/** Wrong codes that a customer has typed: within the window, and in the last 24 hours. */
export type RecentCodes = { lately: number; today: number }

export const codesLately = 5
export const codesADay = 20
export const codeWindowMinutes = 15

/**
 * May one more code be tried? Twenty a day out of 27 thousand million, of which a few are open: nobody guesses one. What is
 * mistyped is no try, because it could be nobody's.
 */
export function mayTryCode({ lately, today }: RecentCodes): boolean {
  return lately < codesLately && today < codesADay
}
