import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { useMeetingView } from '@/components/room/room-provider'
import { randomUuid } from '@/components/ui/random-uuid'
import type { SharedEvent } from '@/lib/cobrowse/event'
import { isWatching, type Looking, type LookingEvent, lookingAfter, notLooking } from '@/lib/cobrowse/looking'
import type { CustomerSays } from '@/lib/cobrowse/message'
import type { Spot } from '@/lib/cobrowse/pointer'
import type { MeetingView } from '@/lib/presence/stream-state'
import type { SharingActions } from './sharing-actions'
import { useChannel } from './use-channel'
import { Viewer } from './viewer'

/** How often the delay is measured, and said what is on the screen, while looking along. Milliseconds. */
const MEASURE_EVERY = 3_000
/** How often an open question is repeated; the customer's page shows it once. Milliseconds. */
const ASK_EVERY = 2_000

export type Figures = { delay: number | null; bytes: number }

export type AdvisorLooking = {
  customer: { id: string; name: string }
  looking: Looking
  /** The customer is in the call. */
  open: boolean
  figures: Figures
  ask(): void
  withdraw(): void
  stop(): void
  pointAt(spot: Spot | null): void
  /** Where checked events go; the replay calls it when it is ready, and gets a fresh snapshot. */
  showIn(show: ((events: SharedEvent[], snapshot: boolean) => void) | null): void
  /** Everything anew, please. */
  refresh(): void
}

type Show = (events: SharedEvent[], snapshot: boolean) => void

/** Everything the advisor's side of looking along can do in the live meeting; null when there is none. */
export function useAdvisorLooking(stopSharing: SharingActions['stopSharing']): AdvisorLooking | null {
  const view = useMeetingView()
  const call = view?.state === 'live' ? view : null
  const { channel, open } = useChannel()
  const [looking, setLooking] = useState<Looking>(notLooking)
  const [figures, setFigures] = useState<Figures>({ delay: null, bytes: 0 })
  const show = useRef<Show>(null)
  const viewer = useRef<Viewer>(null)
  const move = useCallback((event: LookingEvent) => setLooking((before) => lookingAfter(before, event)), [])
  const watching = isWatching(looking) && open
  const echoes = useEchoes(viewer, watching, setFigures)
  useView(viewer, show, watching)
  const { id: meetingId, customer } = call ?? {}
  const customerId = customer?.id
  useEffect(() => {
    if (!meetingId || !customerId) return
    const mine = new Viewer(channel, customerId, window.location.origin, () => Date.now(), {
      onEvents: (events, snapshot) => show.current?.(events, snapshot),
      onMessage: (message) => {
        hear(message, move, echoes)
        if (message.type === 'state' && show.current) mine.say(viewOf(show))
      },
      onBytes: (bytes) => setFigures((before) => ({ ...before, bytes: before.bytes + bytes })),
      onFollowing: (following) => move({ type: 'following', following }),
    })
    viewer.current = mine
    return () => {
      mine.say({ type: 'view', shown: false })
      mine.close()
      viewer.current = null
      setLooking(notLooking)
      setFigures({ delay: null, bytes: 0 })
    }
  }, [channel, meetingId, customerId, move, echoes])
  useLine(viewer, meetingId, open, move)
  useAskAgain(looking, open, viewer)
  useTime(looking, move, viewer)
  useServersWord(call, move)
  useNotNow(call, move)
  const stopping = useRef(stopSharing)
  useEffect(() => {
    // The layout hands in a new function with every refresh of the page; nothing below may start anew for that.
    stopping.current = stopSharing
  })
  const doing = useDoing({ viewer, show, move, meetingId, stopping })
  return customer ? { customer, looking, open, figures, ...doing } : null
}

function hear(message: CustomerSays, move: (event: LookingEvent) => void, echoes: (n: number) => void): void {
  if (message.type === 'echo') echoes(message.sequence)
  else if (message.type === 'stop') move({ type: 'stop', by: 'customer' })
  else move({ ...message, at: Date.now() })
}

/** Half of the way there and back, now and then. */
function useEchoes(
  viewer: RefObject<Viewer | null>,
  on: boolean,
  tell: (change: (before: Figures) => Figures) => void,
): (sequence: number) => void {
  const sent = useRef({ sequence: 0, at: 0 })
  useEffect(() => {
    if (!on) return
    const measure = () => {
      sent.current = { sequence: sent.current.sequence + 1, at: performance.now() }
      viewer.current?.say({ type: 'echo', sequence: sent.current.sequence })
    }
    measure()
    const timer = setInterval(measure, MEASURE_EVERY)
    return () => clearInterval(timer)
  }, [viewer, on])
  return useCallback(
    (sequence) => {
      if (sequence !== sent.current.sequence) return
      const delay = Math.max(1, Math.round((performance.now() - sent.current.at) / 2))
      tell((before) => ({ ...before, delay }))
    },
    [tell],
  )
}

/** Whether the netbank stands on this screen now. */
function viewOf(show: RefObject<Show | null>) {
  const shown = show.current !== null && document.visibilityState === 'visible'
  return { type: 'view', shown } as const
}

/** Tells the customer whether their page is on this screen: when that changes, and now and then in case it got lost. */
function useView(viewer: RefObject<Viewer | null>, show: RefObject<Show | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return
    // While the replay is still coming there is nothing to say: it says so itself.
    const tell = () => show.current && viewer.current?.say(viewOf(show))
    tell()
    const timer = setInterval(tell, MEASURE_EVERY)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [viewer, show, on])
}

function useLine(
  viewer: RefObject<Viewer | null>,
  meetingId: string | undefined,
  open: boolean,
  move: (event: LookingEvent) => void,
): void {
  useEffect(() => {
    if (!meetingId) return
    move({ type: 'line', open })
    if (open) viewer.current?.say({ type: 'hello' })
  }, [viewer, meetingId, open, move])
}

/** What is asked before LiveKit has told the customer's page who asks is heard by nobody: it is asked again. */
function useAskAgain(looking: Looking, open: boolean, viewer: RefObject<Viewer | null>): void {
  const askId = looking.state === 'asked' ? looking.askId : null
  useEffect(() => {
    if (!askId || !open) return
    const timer = setInterval(() => viewer.current?.say({ type: 'ask', askId }), ASK_EVERY)
    return () => clearInterval(timer)
  }, [askId, open, viewer])
}

/** Questions that nobody answers, and the two minutes after a no, end by themselves. */
function useTime(
  looking: Looking,
  move: (event: LookingEvent) => void,
  viewer: RefObject<Viewer | null>,
): void {
  useEffect(() => {
    const due = looking.state === 'asked' ? looking.until : looking.state === 'refused' ? looking.again : null
    if (due === null) return
    const timer = setTimeout(
      () => {
        if (looking.state === 'asked') viewer.current?.say({ type: 'stop' })
        move({ type: 'tick', at: Math.max(due, Date.now()) })
      },
      Math.max(0, due - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [looking, move, viewer])
}

/** When the server says that it has ended, it has, whatever the line says. */
function useServersWord(call: MeetingView | null, move: (event: LookingEvent) => void): void {
  const sharingId = call?.sharing?.id ?? null
  const before = useRef<string>(null)
  useEffect(() => {
    if (before.current && !sharingId) move({ type: 'over' })
    before.current = sharingId
  }, [sharingId, move])
}

/** After a reload, of one side or of both, the server still knows of **Not now**. */
function useNotNow(call: MeetingView | null, move: (event: LookingEvent) => void): void {
  const { serverNow } = useStream()
  const { id, askAgainAt: at } = call ?? {}
  useEffect(() => {
    const wait = id && at ? at - serverNow() : 0
    if (wait > 0) move({ type: 'not_now', again: Date.now() + wait })
  }, [id, at, serverNow, move])
}

type Doing = {
  viewer: RefObject<Viewer | null>
  show: RefObject<Show | null>
  move: (event: LookingEvent) => void
  meetingId: string | undefined
  stopping: RefObject<SharingActions['stopSharing']>
}

function useDoing({ viewer, show, move, meetingId, stopping }: Doing) {
  return useMemo(
    () => ({
      ask: () => {
        const askId = randomUuid()
        move({ type: 'ask', askId, at: Date.now() })
        viewer.current?.say({ type: 'ask', askId })
      },
      withdraw: () => {
        move({ type: 'withdraw' })
        viewer.current?.say({ type: 'stop' })
      },
      stop: () => {
        move({ type: 'stop', by: 'you' })
        viewer.current?.say({ type: 'stop' })
        if (meetingId) void stopping.current({ meetingId }).catch(() => null)
      },
      pointAt: (spot: Spot | null) =>
        viewer.current?.say({ type: 'point', epoch: viewer.current.epoch, spot }),
      showIn: (next: Show | null) => {
        show.current = next
        viewer.current?.say(viewOf(show))
        if (next) viewer.current?.say({ type: 'hello' })
      },
      refresh: () => viewer.current?.resync(),
    }),
    [viewer, show, move, meetingId, stopping],
  )
}
