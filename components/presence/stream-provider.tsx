'use client'

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { leave } from '@/components/access/leave'
import { usePageRefresh } from '@/components/presence/use-page-refresh'
import type { PersonId, Role } from '@/lib/access/actor'
import { firstState, type StreamMemory, take } from '@/lib/presence/stream-memory'
import type { StreamState } from '@/lib/presence/stream-state'
import type { Connection, TabMessage } from '@/lib/presence/tab-message'
import { browserPorts } from './browser-ports'
import { renewLease, type TabLease } from './lease'
import { SharedStream } from './shared-stream'

export type Stream = {
  /** Whose page this is. */
  role: Role
  /** The latest truth from the server; null until the first arrives. */
  state: StreamState | null
  connection: Connection
  /** When the netbank locks unless the person does something; epoch ms, server's clock. */
  locksAt: number | null
  /** The server's clock, epoch ms. Never use this computer's. */
  serverNow(): number
  /** What this tab keeps alive by answering pings; null for nothing more. */
  keepAlive(lease: TabLease | null): void
  /** Tells all tabs that the person did something in this one. */
  tellInput(locksAt: number): void
}

const Context = createContext<Stream | null>(null)

type StreamProviderProps = {
  person: { id: PersonId; role: Role }
  /** What the server knew when it rendered the page, so that nothing jumps. */
  initial: StreamState | null
  children: ReactNode
}

/** The one stream, for everything below it. Stands once, in the layout of a role. */
export function StreamProvider({ person, initial, children }: StreamProviderProps) {
  const { id: personId, role } = person
  const [memory, setMemory] = useState<StreamMemory>(() => firstState(initial))
  const stream = useRef<SharedStream>(null)
  const lease = useRef<TabLease | null>(null)
  const locked = memory.state?.session.state === 'locked'
  const isLocked = useRef(locked)
  const made = useRef(initial?.now ?? null)
  const refresh = usePageRefresh(locked)

  useEffect(() => {
    const renew = async (ping: string) => {
      // behind a lock nobody answers: the desk counts as left until it is unlocked
      const desk = role === 'advisor' && !isLocked.current
      const known = await renewLease(ping, desk, lease.current)
      if (!known) leave('expired')
    }
    const on = (message: TabMessage, leading: boolean) => {
      setMemory((before) => take(before, message))
      if (message.type === 'changed') refresh(message.change.what)
      if (message.type === 'ended') leave(message.reason)
      if (message.type === 'ping' && (leading || lease.current)) void renew(message.id)
      // opened: the desk is there at once; lost: perhaps because the session is over
      if (message.type === 'connection' && leading) void renew(message.connection)
    }
    const shared = new SharedStream(browserPorts(personId), on, made.current)
    stream.current = shared
    const retry = () => document.visibilityState === 'visible' && shared.retry()
    window.addEventListener('online', retry)
    document.addEventListener('visibilitychange', retry)
    document.addEventListener('resume', retry) // a frozen page has missed what the others heard
    return () => {
      window.removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', retry)
      document.removeEventListener('resume', retry)
      shared.close()
    }
  }, [personId, role, refresh])

  useEffect(() => {
    if (isLocked.current === locked) return
    isLocked.current = locked
    if (role === 'advisor') void renewLease(locked ? 'locked' : 'unlocked', !locked, lease.current)
  }, [locked, role])

  const value = useStreamValue(role, memory, stream, lease)
  return <Context value={value}>{children}</Context>
}

function useStreamValue(
  role: Role,
  memory: StreamMemory,
  stream: React.RefObject<SharedStream | null>,
  lease: React.RefObject<TabLease | null>,
): Stream {
  const offset = useRef(memory.offset)
  offset.current = memory.offset
  const readAt = memory.state?.now
  const serverNow = useCallback(
    () => (offset.current === null ? (readAt ?? Date.now()) : Date.now() + offset.current),
    [readAt],
  )
  const keepAlive = useCallback(
    (next: TabLease | null) => {
      lease.current = next
    },
    [lease],
  )
  const tellInput = useCallback(
    (locksAt: number) => stream.current?.tell({ type: 'input', locksAt }),
    [stream],
  )
  const { state, connection, locksAt } = memory
  return useMemo(
    () => ({ role, state, connection, locksAt, serverNow, keepAlive, tellInput }),
    [role, state, connection, locksAt, serverNow, keepAlive, tellInput],
  )
}

/** What the one stream says. Below a `StreamProvider` only. */
export function useStream(): Stream {
  const stream = useContext(Context)
  if (!stream) throw new Error('useStream needs a StreamProvider above it')
  return stream
}
