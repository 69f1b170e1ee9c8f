/** How a question reaches a customer besides the netbank, in the order in which it is told. */
export const outChannels = ['sms', 'messenger', 'mail', 'letter'] as const
export type OutChannel = (typeof outChannels)[number]

/** What a gateway can bring us an answer by. */
export const inChannels = ['sms', 'messenger', 'mail'] as const
export type InChannel = (typeof inChannels)[number]

/** How somebody told staff what these then wrote down. */
export const toldVias = ['phone', 'branch'] as const
export type ToldVia = (typeof toldVias)[number]

/** By which way an answer came. `code`: in the netbank, where a code from one of our messages had led. */
export const answerVias = ['netbank', 'code', ...inChannels, ...toldVias] as const
export type AnswerVia = (typeof answerVias)[number]

/** Is this one of the channels a gateway may bring something by? */
export function isInChannel(name: string): name is InChannel {
  return inChannels.some((one) => one === name)
}

/** Did it come in the netbank, by the customer's own hand? Anything else somebody could have sent in their name. */
export function isOwnHand(via: AnswerVia): boolean {
  return via === 'netbank' || via === 'code'
}
