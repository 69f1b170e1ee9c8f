import { and, asc, desc, eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import { maySeeTalk } from '@/lib/access/policy'
import { type NetbankPage, netbankPages } from '@/lib/assistant/netbank-page'
import { isCurrent, type Talk, type TalkId, type TalkStanding, type Turn } from '@/lib/assistant/talk'
import { db, type Tx } from './client'
import { keepRefusedAccess } from './refused-access'
import { assistantTalk, assistantTurn, assistantVerdict } from './schema/assistant'

/** What `toTalk` needs of a talk's row. */
export const talkColumns = {
  id: assistantTalk.id,
  customerId: assistantTalk.customerId,
  state: assistantTalk.state,
  since: assistantTalk.since,
  questions: assistantTalk.questions,
  threadId: assistantTalk.threadId,
}

type Row = Omit<typeof assistantTalk.$inferSelect, 'createdAt'>

/** The row as a talk. */
export function toTalk({ id, customerId, ...row }: Row): Talk {
  return { id, customerId, standing: toStanding(row) }
}

function toStanding({ state, since, questions, threadId }: Omit<Row, 'id' | 'customerId'>): TalkStanding {
  const at = since.getTime()
  switch (state) {
    case 'talking':
      return { state, questions, lastAt: at }
    case 'handed_over':
      return { state, threadId: threadId ?? '', at }
    case 'ended':
      return { state, at }
  }
}

/** Saves how a talk stands now. */
export async function saveStanding(tx: Tx, { id, standing }: Talk): Promise<void> {
  const since = new Date(standing.state === 'talking' ? standing.lastAt : standing.at)
  await tx
    .update(assistantTalk)
    .set({
      state: standing.state,
      since,
      ...(standing.state === 'talking' && { questions: standing.questions }),
      ...(standing.state === 'handed_over' && { threadId: standing.threadId }),
    })
    .where(eq(assistantTalk.id, id))
}

/** The talk, if it is this person's own; a refusal is written down. For everybody else there is no such talk. */
export async function findOwnTalk(tx: Tx, actor: Actor, id: TalkId): Promise<Talk | undefined> {
  const [row] = await tx.select(talkColumns).from(assistantTalk).where(eq(assistantTalk.id, id))
  if (row && maySeeTalk(actor, row)) return toTalk(row)
  await keepRefusedAccess(tx, actor, 'assistant_talk', 'not_found')
  return undefined
}

/** The talk this customer would go on with, and what has been said in it; undefined when there is none. */
export async function findTalk(actor: Actor, now: Date): Promise<{ talk: Talk; turns: Turn[] } | undefined> {
  if (actor.role !== 'customer') return undefined
  const [row] = await db()
    .select(talkColumns)
    .from(assistantTalk)
    .where(and(eq(assistantTalk.customerId, actor.id), eq(assistantTalk.state, 'talking')))
    .orderBy(desc(assistantTalk.since))
    .limit(1)
  const talk = row && toTalk(row)
  if (!talk || !isCurrent(talk, now.getTime())) return undefined
  return { talk, turns: await listTurns(db(), talk.id) }
}

/** What `toTurn` needs of a turn's row and of what was said about it. */
export const turnColumns = {
  id: assistantTurn.id,
  at: assistantTurn.at,
  words: assistantTurn.words,
  page: assistantTurn.page,
  passages: assistantTurn.passages,
  helped: assistantVerdict.helped,
}

type TurnRow = Pick<typeof assistantTurn.$inferSelect, 'id' | 'at' | 'words' | 'page' | 'passages'>

/** The row as a turn. */
export function toTurn({ at, page, ...row }: TurnRow & { helped: boolean | null }): Turn {
  return { ...row, at: at.getTime(), page: toPage(page) }
}

function toPage(name: string | null): NetbankPage | null {
  return netbankPages.find((page) => page === name) ?? null
}

/** Everything said in a talk, in order. For whoever may see it. */
export async function listTurns(on: Tx, talkId: TalkId): Promise<Turn[]> {
  const rows = await on
    .select(turnColumns)
    .from(assistantTurn)
    .leftJoin(assistantVerdict, eq(assistantVerdict.turnId, assistantTurn.id))
    .where(eq(assistantTurn.talkId, talkId))
    .orderBy(asc(assistantTurn.nth))
  return rows.map(toTurn)
}
