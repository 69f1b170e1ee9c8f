/** What can change for somebody who is looking. It says *what* changed; receivers read the truth from the database. */
export type Announcement = {
  /** Whom it concerns: `person:<id>` (their own things), `advisor:<id>` (their availability), `branch:<id>` (its board), `session:<id>`. */
  channel: `person:${string}` | `advisor:${string}` | `branch:${string}` | `session:${string}`
  what:
    | 'presence'
    | 'meeting'
    | 'booking'
    | 'request'
    | 'sharing'
    | 'session'
    | 'bank'
    | 'hours'
    | 'seat'
    | 'contact'
    | 'message'
    /** One of a session's streams was closed: who has another one open is asked for a sign of life. */
    | 'desk'
}

type Publisher = (announcements: Announcement[]) => void
const key = Symbol.for('radrum.publisher')
const shared = globalThis as unknown as { [key]?: Publisher }

/** `lib/server/events` plugs its bus in here; without one (scripts, tests of `db`) nothing is published. */
export function onAnnounce(publisher: Publisher | undefined): void {
  shared[key] = publisher
}

/** Hands announcements to whoever listens in this process. */
export function deliver(announcements: Announcement[]): void {
  if (announcements.length > 0) shared[key]?.(announcements)
}
