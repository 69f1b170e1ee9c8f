import type { Actor, PersonId } from '@/lib/access/actor'
import type { ContactEvent } from './event'

/**
 * What a customer may take out of the advisor's sight ("not for advice", GDPR article 21): traces of their own that no
 * law asks the bank to keep in view. Advice that was given, orders that were carried out, what was agreed and what was
 * sent is evidence for both sides (MiFID II, article 16) and stays.
 */
export function mayBeWithheld(event: ContactEvent): boolean {
  switch (event.type) {
    case 'signed_in':
    case 'looking_refused':
    case 'call_asked':
    case 'call_ask_withdrawn':
    case 'asked_assistant':
      return true
    case 'netbank':
      return event.outcome !== 'done'
    case 'call_missed':
      return !event.booked
    default:
      return false
  }
}

/** May this person change anything about that customer's history: correct it, withhold from it? Only the customer. */
export function mayAnswer(actor: Actor, customerId: PersonId): boolean {
  return actor.role === 'customer' && actor.id === customerId
}

/** May this person see the text of meeting notes? They are the advisors' working notes; their being there is no secret. */
export function mayReadNotes(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'advisor'
}
