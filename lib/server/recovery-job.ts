import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { answerAsk } from '@/db/recovery'
import { hashToken, newToken, recoveryIsOn } from './recovery'
import { seal } from './seal'

const payloadSchema = z.object({ askId: z.uuid() })

/** The job `send-recovery`: a link for whoever asked, if there is such an account. Run again, it does nothing more. */
export const sendRecovery: Task = async (payload) => {
  const { askId } = payloadSchema.parse(payload)
  if (!recoveryIsOn()) return
  const token = newToken()
  await answerAsk(askId, { tokenHash: hashToken(token), sealed: seal(token) }, new Date())
}
