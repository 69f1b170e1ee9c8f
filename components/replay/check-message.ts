import { z } from 'zod'
import type { OutOfReplay } from './port'

const spot = z.strictObject({
  id: z.int().min(1),
  tag: z.string().max(21),
  x: z.int().min(0).max(1000),
  y: z.int().min(0).max(1000),
})

/** What comes out of the frame is looked at like anything that comes from elsewhere. */
export const outOfReplay: z.ZodType<OutOfReplay> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('shown') }),
  z.strictObject({ type: z.literal('size'), width: z.number().min(0), height: z.number().min(0) }),
  z.strictObject({ type: z.literal('spot'), spot: spot.nullable() }),
  z.strictObject({ type: z.literal('full') }),
  z.strictObject({ type: z.literal('escape') }),
])
