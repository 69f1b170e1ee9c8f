import { addressOf, type KnownAddresses } from './address'
import { type OutChannel, outChannels } from './channel'

/** By which of the channels somebody could be reached at all. */
export function reachableBy(known: KnownAddresses): OutChannel[] {
  return outChannels.filter((channel) => addressOf(channel, known) !== null)
}

/**
 * By what a question goes out besides the netbank, where it always stands: by what the customer has chosen, as far as the
 * bank knows an address for it. Nothing at all when they have chosen nothing. Where they have not said (null), or nothing
 * of what they chose can be reached any more: e-mail, and with it an SMS, or a letter where there is no telephone.
 */
export function channelsFor(chosen: readonly OutChannel[] | null, known: KnownAddresses): OutChannel[] {
  const able = reachableBy(known)
  const usual = able.filter((one) => one === 'mail' || one === (able.includes('sms') ? 'sms' : 'letter'))
  if (chosen === null) return usual
  const wanted = able.filter((channel) => chosen.includes(channel))
  return chosen.length > 0 && wanted.length === 0 ? usual : wanted
}

/** What the customer's choice is made of: what can be ticked, and what is. */
export type ReachChoice = { able: OutChannel[]; chosen: OutChannel[] }

/** The choice as it stands, whoever made it. */
export function choiceOf(chosen: readonly OutChannel[] | null, known: KnownAddresses): ReachChoice {
  return { able: reachableBy(known), chosen: channelsFor(chosen, known) }
}
