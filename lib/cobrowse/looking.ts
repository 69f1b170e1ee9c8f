/** The advisor's side of one sharing, as their own screen shows it. Times are this computer's, epoch ms. */
export type Looking =
  | { state: 'off' }
  | { state: 'asked'; askId: string; until: number }
  | { state: 'refused'; again: number }
  | { state: 'watching'; following: boolean }
  /** The line is away; what was seen stands still. */
  | { state: 'lost' }
  | { state: 'ended'; by: 'you' | 'customer' }

export type LookingEvent =
  | { type: 'ask'; askId: string; at: number }
  | { type: 'withdraw' }
  | { type: 'answer'; askId: string; allowed: boolean; again: number; at: number }
  /** What the customer's page says of itself: on hello, after a question that came too soon, after a reload. */
  | { type: 'state'; sharing: boolean; again: number; at: number }
  /** What the server says of a **Not now** that still stands, whoever was there to hear it. */
  | { type: 'not_now'; again: number }
  | { type: 'following'; following: boolean }
  | { type: 'stop'; by: 'you' | 'customer' }
  /** The server says that what was shared is over; perhaps late, when the next question is asked already. */
  | { type: 'over' }
  | { type: 'line'; open: boolean }
  | { type: 'tick'; at: number }

/** An unanswered question is taken back after a minute. Milliseconds. */
export const UNANSWERED = 60_000

export const notLooking: Looking = { state: 'off' }

/** May it be asked now? */
export function mayAsk(looking: Looking, now: number): boolean {
  if (looking.state === 'refused') return now >= looking.again
  return looking.state === 'off' || looking.state === 'ended'
}

/** Is there a page to be seen, at least the last one? */
export function isWatching(looking: Looking): boolean {
  return looking.state === 'watching' || looking.state === 'lost'
}

function told(looking: Looking, event: LookingEvent & { type: 'state' }): Looking {
  if (event.sharing) return isWatching(looking) ? looking : { state: 'watching', following: false }
  if (event.again > 0) return { state: 'refused', again: event.at + event.again }
  if (isWatching(looking)) return { state: 'ended', by: 'customer' }
  return looking
}

function answered(looking: Looking, event: LookingEvent & { type: 'answer' }): Looking {
  if (looking.state !== 'asked' || looking.askId !== event.askId) return looking
  if (event.allowed) return { state: 'watching', following: false }
  return event.again > 0 ? { state: 'refused', again: event.at + event.again } : notLooking
}

/** Where an event leads. Total: what means nothing in a state leaves it as it is. */
export function lookingAfter(looking: Looking, event: LookingEvent): Looking {
  switch (event.type) {
    case 'ask':
      if (!mayAsk(looking, event.at)) return looking
      return { state: 'asked', askId: event.askId, until: event.at + UNANSWERED }
    case 'withdraw':
      return looking.state === 'asked' ? notLooking : looking
    case 'answer':
      return answered(looking, event)
    case 'state':
      return told(looking, event)
    case 'not_now':
      return ['off', 'asked', 'ended'].includes(looking.state)
        ? { state: 'refused', again: event.again }
        : looking
    case 'following':
      return isWatching(looking) ? { state: 'watching', following: event.following } : looking
    case 'stop':
      if (looking.state === 'asked') return notLooking
      return isWatching(looking) ? { state: 'ended', by: event.by } : looking
    case 'over':
      return isWatching(looking) ? { state: 'ended', by: 'customer' } : looking
    case 'line':
      if (!event.open) return looking.state === 'watching' ? { state: 'lost' } : looking
      return looking.state === 'lost' ? { state: 'watching', following: false } : looking
    case 'tick':
      if (looking.state === 'refused' && event.at >= looking.again) return notLooking
      return looking.state === 'asked' && event.at >= looking.until ? notLooking : looking
  }
}
