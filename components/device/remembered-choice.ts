import { keep, recall } from '@/components/ui/storage'
import { type MediaChoice, parseMediaChoice } from '@/lib/meeting/media-choice'

const key = 'radrum-media'

/** How this browser last went into a call; null before the first one. What was switched off in this window stays off. */
export function rememberedChoice(): MediaChoice | null {
  return parseMediaChoice(recall('window', key)) ?? parseMediaChoice(recall('browser', key))
}

/** Keeps the way in for the next call of this browser. */
export function rememberWayIn(choice: MediaChoice): void {
  keep('browser', key, JSON.stringify(choice))
  rememberInCall(choice)
}

/** Keeps what is on and off for a reload of this window. */
export function rememberInCall(choice: MediaChoice): void {
  keep('window', key, JSON.stringify(choice))
}

/** The call is over: the next one starts as this browser's person once decided, not as the last one ended. */
export function forgetInCall(): void {
  keep('window', key, null)
}
