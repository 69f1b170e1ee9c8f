import type { Actor, PersonId } from '@/lib/access/actor'
import { mayHandBack, mayHandOver } from '@/lib/access/policy'
import { type ThreadReason, transition } from '@/lib/message/standing'
import type { ThreadId } from '@/lib/message/thread'
import { no, type Result } from '@/lib/result'
import { updateThread } from './message-thread'
import { saveWait } from './message-wait'
import { listDeputies } from './person'
import { hasOpenQuestion } from './question-row'
import { isQualified } from './skill-fit'

type Refusal = ThreadReason | 'not_found'

/**
 * Nothing more is to be said here. Staff cannot leave somebody waiting, nor a question of theirs open; whoever writes opens it
 * again.
 */
export function closeThread(
  actor: Actor,
  id: ThreadId,
  now: Date,
): Promise<Result<true, Refusal | 'question_open'>> {
  return updateThread<Refusal | 'question_open'>(actor, id, async (found, tx) => {
    const by = actor.role === 'customer' ? 'customer' : 'staff'
    if (by === 'staff' && (await hasOpenQuestion(id, tx))) return no('question_open')
    const after = transition(found, { type: 'close', by, at: now.getTime() })
    const answererId = found.deputyId ?? found.ownAdvisorId
    // who gives up waiting has waited all the same
    if (after.ok) await saveWait(tx, found, { messageId: null, answererId, unseenAt: null }, now)
    return after
  })
}

type HandOverRefusal = Refusal | 'not_a_deputy' | 'not_qualified'

/**
 * The own advisor gives a thread to one of their deputies who may answer what it is about. What was promised stays
 * promised.
 */
export function handOverThread(
  actor: Actor,
  { id, to }: { id: ThreadId; to: PersonId },
  now: Date,
): Promise<Result<true, HandOverRefusal>> {
  return updateThread<HandOverRefusal>(actor, id, async (found, tx) => {
    if (!mayHandOver(actor, found)) return no('not_found')
    const deputies = await listDeputies(found.ownAdvisorId, tx)
    if (!deputies.some((deputy) => deputy.id === to)) return no('not_a_deputy')
    const { customerId, topicId: typeId } = found
    if (!(await isQualified({ customerId, typeId, advisorId: to }, now, tx))) return no('not_qualified')
    return transition(found, { type: 'hand_over', to })
  })
}

/** Back to the own advisor, by either of the two. Whoever had it does not see it any more. */
export function handBackThread(actor: Actor, id: ThreadId): Promise<Result<true, Refusal>> {
  return updateThread<Refusal>(actor, id, async (found) => {
    return mayHandBack(actor, found) ? transition(found, { type: 'hand_back' }) : no('not_found')
  })
}
