import { z } from 'zod'
import { no, ok, type Result } from '@/lib/result'

/** What the two sides say to each other beside the page itself. Strict: an unknown field refuses the message. */
const id = z.string().min(1).max(64)
const whole = (most: number) => z.int().min(0).max(most)

const spot = z.strictObject({
  id: whole(10_000_000),
  tag: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,20}$/),
  x: whole(1000),
  y: whole(1000),
})

/** From the advisor. `view`: whether the netbank stands on their screen. There is no message that could answer for the customer, type, click or start a recording. */
const fromAdvisor = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ask'), askId: id }),
  z.strictObject({ type: z.literal('hello') }),
  z.strictObject({ type: z.literal('snapshot-please'), epoch: whole(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({
    type: z.literal('point'),
    epoch: whole(Number.MAX_SAFE_INTEGER),
    spot: spot.nullable(),
  }),
  z.strictObject({ type: z.literal('echo'), sequence: whole(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ type: z.literal('view'), shown: z.boolean() }),
  z.strictObject({ type: z.literal('stop') }),
])

/** From the customer. `again`: milliseconds until it may be asked again. */
const fromCustomer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer'), askId: id, allowed: z.boolean(), again: whole(600_000) }),
  z.strictObject({ type: z.literal('state'), sharing: z.boolean(), again: whole(600_000) }),
  z.strictObject({ type: z.literal('echo'), sequence: whole(Number.MAX_SAFE_INTEGER) }),
  z.strictObject({ type: z.literal('stop') }),
])

export type AdvisorSays = z.infer<typeof fromAdvisor>
export type CustomerSays = z.infer<typeof fromCustomer>

/** A message is short; the page travels elsewhere. */
export const MESSAGE_BYTES = 1_024

function parse<T>(schema: z.ZodType<T>, bytes: Uint8Array): Result<T, 'bad_message'> {
  if (bytes.length > MESSAGE_BYTES) return no('bad_message')
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? ok(parsed.data) : no('bad_message')
  } catch {
    return no('bad_message')
  }
}

/** What the advisor said, read on the customer's side. */
export function readAdvisor(bytes: Uint8Array): Result<AdvisorSays, 'bad_message'> {
  return parse(fromAdvisor, bytes)
}

/** What the customer said, read on the advisor's side. */
export function readCustomer(bytes: Uint8Array): Result<CustomerSays, 'bad_message'> {
  return parse(fromCustomer, bytes)
}

/** A message as bytes. */
export function write(message: AdvisorSays | CustomerSays): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(message))
}
