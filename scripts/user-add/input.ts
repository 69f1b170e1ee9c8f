import { z } from 'zod'
import { roles } from '@/lib/access/actor'
import { isMailAddress } from '@/lib/notify/mail-address'
import { seenText } from '@/lib/plain-text'

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

const address = z
  .string({ error: 'an e-mail address' })
  .trim()
  .refine(isMailAddress, { error: 'an e-mail address' })
const line = (what: string) =>
  z
    .string({ error: what })
    .transform(seenText)
    .pipe(
      z
        .string()
        .trim()
        .regex(/^[^\p{Cc}]{1,120}$/u, { error: what }),
    )

/** What `npm run user:add` is told; every refusal says what was expected. */
export const personInput = z
  .object({
    role: z.enum(roles, { error: 'customer, advisor or scheduler' }),
    name: line('a name of up to 120 characters'),
    email: address,
    branch: line('the name of a branch'),
    city: line('a city').optional(),
    address: line('a street address').optional(),
    advisor: address.optional(),
    'deputy-of': address.optional(),
    phone: line('a telephone number').optional(),
    locale: z.enum(['en', 'sv'], { error: 'en or sv' }).default('en'),
    zone: z
      .string()
      .refine(isZone, { error: 'a time zone such as Europe/Stockholm' })
      .default('Europe/Stockholm'),
    'password-stdin': z.boolean().default(false),
  })
  .refine((person) => (person.role === 'customer') === (person.advisor !== undefined), {
    path: ['advisor'],
    error: 'the own advisor of a customer, and of nobody else',
  })
  .refine((person) => !person['deputy-of'] || person.role === 'advisor', {
    path: ['deputy-of'],
    error: 'it only with --role advisor',
  })

export type PersonInput = z.infer<typeof personInput>
