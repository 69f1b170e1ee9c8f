import { isMailAddress } from '@/lib/notify/mail-address'
import { oneLine } from '@/lib/plain-text'
import type { InChannel, OutChannel } from './channel'

/** What the bank knows of where somebody is reached, as it was written down. */
export type KnownAddresses = { phone: string | null; email: string; postal: string | null }

/**
 * A telephone number in its one form (E.164): "+46 (0)70-555 01 01" is "+46705550101". Null without a country: the same
 * digits are another telephone elsewhere.
 */
export function readPhone(text: string): string | null {
  const number = text
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-–/]/g, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null
}

/** A sender or receiver as it is compared: one form of a number, an e-mail address in small letters. Null when it is neither. */
export function readAddress(channel: InChannel, text: string): string | null {
  if (channel !== 'mail') return readPhone(text)
  const address = text.trim().toLowerCase()
  return isMailAddress(address) ? address : null
}

/** Where this channel reaches somebody; null where the bank does not know. A letter has its lines, the others one word. */
export function addressOf(channel: OutChannel, { phone, email, postal }: KnownAddresses): string | null {
  if (channel === 'letter') return postalLines(postal ?? '').join('\n') || null
  return channel === 'mail' ? readAddress('mail', email) : readPhone(phone ?? '')
}

/** "Storgatan 1, 113 22 Stockholm" in the lines of an envelope. */
function postalLines(postal: string): string[] {
  return postal
    .split(/[\n,]/)
    .map(oneLine)
    .filter((line) => line !== '')
}

/** As much of a sender as a reader of the thread is told: "12" of a number, "s…@mail.example" of an address. */
export function hintOf(channel: InChannel, address: string): string {
  if (channel !== 'mail') return address.slice(-2)
  return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`.slice(0, 80)
}
