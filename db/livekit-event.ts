import { lt } from 'drizzle-orm'
import { db } from './client'
import { livekitEvent } from './schema/meeting'

/** Remembers a webhook's id; false when it was handled before. */
export async function rememberEvent(id: string, at: Date): Promise<boolean> {
  const rows = await db()
    .insert(livekitEvent)
    .values({ id: id.slice(0, 100), at })
    .onConflictDoNothing()
    .returning({ id: livekitEvent.id })
  return rows.length > 0
}

/** Events older than this cannot come again (see the age check at the door). */
export async function forgetEvents(before: Date): Promise<void> {
  await db().delete(livekitEvent).where(lt(livekitEvent.at, before))
}
