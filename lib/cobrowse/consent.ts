import { no, ok, type Result } from '@/lib/result'

/**
 * The customer's consent to be looked along with, as they themselves hold it. Times are milliseconds.
 *
 * | state   | ask       | offer   | show  | allow          | refuse   | stop    | gone | back      | ended   |
 * |---------|-----------|---------|-------|----------------|----------|---------|------|-----------|---------|
 * | none    | asked     | allowed | -     | -              | -        | -       | -    | -         | -       |
 * | asked   | -         | allowed | shown | -              | -        | none    | none | -         | -       |
 * | shown   | -         | allowed | -     | allowed (armed)| refused  | none    | none | -         | -       |
 * | refused | asked *   | allowed | -     | -              | -        | -       | -    | -         | -       |
 * | allowed | -         | -       | -     | -              | -        | stopped | away | -         | stopped |
 * | away    | -         | -       | -     | -              | -        | stopped | -    | allowed **| stopped |
 * | stopped | asked     | allowed | -     | -              | -        | -       | -    | -         | -       |
 *
 * * once two minutes have gone by; ** within sixty seconds, else `none`.
 */
export type Consent =
  | { state: 'none' }
  | { state: 'asked'; askId: string; at: number }
  | { state: 'shown'; askId: string; at: number }
  | { state: 'refused'; again: number }
  | { state: 'allowed'; since: number }
  | { state: 'away'; since: number; gone: number }
  | { state: 'stopped' }

export type ConsentEvent =
  | { type: 'ask'; askId: string; at: number }
  | { type: 'offer'; at: number }
  | { type: 'show'; at: number }
  | { type: 'allow'; askId: string; at: number }
  | { type: 'refuse'; askId: string; at: number }
  | { type: 'stop' }
  | { type: 'gone'; at: number }
  | { type: 'back'; at: number }
  /** The server says that what was shared is over. It may say so late: a question asked since is about the next time. */
  | { type: 'ended' }

export type NoConsent =
  | 'already_asked'
  | 'already_shared'
  | 'asked_too_soon'
  | 'not_asked'
  | 'not_armed'
  | 'other_question'
  | 'not_shared'
  | 'gone_too_long'

/** The first moments of the dialog ignore every key and click: they were meant for the page. */
export const ARMING = 700
/** After **Not now** it may not be asked again for so long. */
export const PAUSE_AFTER_NO = 120_000
/** A gap up to this long resumes without asking. */
export const LONGEST_GAP = 60_000
/** The dialog waits for a pause in typing. */
export const TYPING_PAUSE = 1_000

export const noConsent: Consent = { state: 'none' }

/** May the page be sent right now? The one question that the sending door asks. */
export function maySend(consent: Consent): boolean {
  return consent.state === 'allowed'
}

/** How long until it may be asked again, in milliseconds; 0 when it may. */
export function waitToAsk(consent: Consent, now: number): number {
  return consent.state === 'refused' ? Math.max(0, consent.again - now) : 0
}

/** When the question may be shown: at once, or after the person has stopped typing for a second. */
export function showAt(asked: number, typed: number | null): number {
  return typed === null ? asked : Math.max(asked, typed + TYPING_PAUSE)
}

function ask(consent: Consent, askId: string, at: number): Result<Consent, NoConsent> {
  if (consent.state === 'asked' || consent.state === 'shown') return no('already_asked')
  if (consent.state === 'allowed' || consent.state === 'away') return no('already_shared')
  if (waitToAsk(consent, at) > 0) return no('asked_too_soon')
  return ok({ state: 'asked', askId, at })
}

function answer(consent: Consent, askId: string, at: number, then: Consent): Result<Consent, NoConsent> {
  if (consent.state !== 'shown') return no('not_asked')
  if (consent.askId !== askId) return no('other_question')
  return at - consent.at < ARMING ? no('not_armed') : ok(then)
}

function stop(consent: Consent): Result<Consent, NoConsent> {
  if (consent.state === 'allowed' || consent.state === 'away') return ok({ state: 'stopped' })
  return consent.state === 'asked' || consent.state === 'shown' ? ok(noConsent) : no('not_shared')
}

function gone(consent: Consent, at: number): Result<Consent, NoConsent> {
  if (consent.state === 'allowed') return ok({ state: 'away', since: consent.since, gone: at })
  return consent.state === 'asked' || consent.state === 'shown' ? ok(noConsent) : no('not_shared')
}

function back(consent: Consent, at: number): Result<Consent, NoConsent> {
  if (consent.state !== 'away') return no('not_shared')
  return ok(at - consent.gone > LONGEST_GAP ? noConsent : { state: 'allowed', since: consent.since })
}

/** The consent after an event, or why nothing changed. */
export function transition(consent: Consent, event: ConsentEvent): Result<Consent, NoConsent> {
  switch (event.type) {
    case 'ask':
      return ask(consent, event.askId, event.at)
    case 'offer':
      if (consent.state === 'allowed' || consent.state === 'away') return no('already_shared')
      return ok({ state: 'allowed', since: event.at })
    case 'show':
      return consent.state === 'asked'
        ? ok({ state: 'shown', askId: consent.askId, at: event.at })
        : no('not_asked')
    case 'allow':
      return answer(consent, event.askId, event.at, { state: 'allowed', since: event.at })
    case 'refuse':
      return answer(consent, event.askId, event.at, { state: 'refused', again: event.at + PAUSE_AFTER_NO })
    case 'stop':
      return stop(consent)
    case 'gone':
      return gone(consent, event.at)
    case 'back':
      return back(consent, event.at)
    case 'ended':
      return consent.state === 'allowed' || consent.state === 'away' ? stop(consent) : no('not_shared')
  }
}
