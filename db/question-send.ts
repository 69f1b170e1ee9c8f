import { eq } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import { localDayAt } from '@/lib/booking/local-day'
import { dayName } from '@/lib/booking/time-name'
import { addressOf } from '@/lib/question/address'
import type { OutChannel } from '@/lib/question/channel'
import { type Asking, type Outgoing, questionOut } from '@/lib/question/outgoing'
import { channelsFor } from '@/lib/question/reach'
import type { Tx } from './client'
import { mailSettings } from './mail'
import { findReached } from './question-reach'
import { branch, person } from './schema/access'

/** What is asked, of whom, by whom; `replies`: what customers answer by the same channel reaches us. */
export type Sending = {
  customerId: PersonId
  askerName: string
  about: string
  text: string
  replies: boolean
}

/** What a question goes out as, by each channel that reaches the customer now. */
export async function listOutgoing(
  tx: Tx,
  { customerId, askerName, about, text, replies }: Sending,
  now: Date,
): Promise<(Outgoing & { channel: OutChannel; recipient: string })[]> {
  const [reader] = await tx
    .select({
      ...{ name: person.name, locale: person.locale, zone: person.zone },
      branch: { name: branch.name, address: branch.address },
    })
    .from(person)
    .innerJoin(branch, eq(branch.id, person.branchId))
    .where(eq(person.id, customerId))
  if (!reader) throw new Error('a question needs somebody who is asked')
  const { known, chosen } = await findReached(customerId, tx)
  const { publicUrl, organizer } = mailSettings()
  const { locale, zone, name } = reader
  const asking: Asking = {
    ...{ locale, about, question: text, askerName, publicUrl, replies },
    ...{ bank: organizer.name, branch: reader.branch },
    reader: { name, postal: addressOf('letter', known) ?? '' },
    day: `${dayName(now.getTime(), zone, locale)} ${localDayAt(zone, now.getTime()).slice(0, 4)}`,
  }
  return channelsFor(chosen, known).map((channel) => {
    const recipient = addressOf(channel, known)
    if (recipient === null) throw new Error(`nobody is reached by ${channel}`)
    return { channel, recipient, ...questionOut(channel, asking) }
  })
}
