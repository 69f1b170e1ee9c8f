import type { TestApp } from './app'

/** As if the person had last done something that long ago. Their pages hear of it with the next ping. */
export async function idleFor(app: TestApp, email: string, seconds: number): Promise<void> {
  await app.pool.query(
    `UPDATE session SET last_input_at = now() - make_interval(secs => $2)
     WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE email = $1)`,
    [email, seconds],
  )
}

/** As if that ping had come: their stream looks at their session again, as after any announcement. */
export async function lookAgain(app: TestApp, email: string): Promise<void> {
  await app.pool.query(
    `SELECT pg_notify('radrum',
        json_build_array(json_build_object('channel', 'person:' || id, 'what', 'session'))::text)
       FROM person WHERE email = $1`,
    [email],
  )
}
