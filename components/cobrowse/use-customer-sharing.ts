import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { useMeetingView, useRoom } from '@/components/room/room-provider'
import { useAnnounce } from '@/components/ui/announcer'
import { type Consent, maySend } from '@/lib/cobrowse/consent'
import { type Eyes, eyesOn } from '@/lib/cobrowse/eyes'
import { firstName } from '@/lib/presence/first-name'
import type { MeetingView } from '@/lib/presence/stream-state'
import { type Result, settled } from '@/lib/result'
import { keepSharedHere, wasSharedHere } from './remembered'
import type { Pointed, Sharer } from './sharer'
import type { SharingActions } from './sharing-actions'
import { useAskAgainAt } from './use-ask-again-at'
import { useChannel } from './use-channel'
import { useGaps, useSharer, useShownQuestion } from './use-sharer'

export type CustomerSharingState = {
  /** The advisor of the live meeting this window is in; null when there is none. */
  advisor: { id: string; name: string } | null
  consent: Consent
  /** The netbank counts as seen: it is, or is about to be again. */
  shared: boolean
  /** What the banner says of the advisor's eyes. */
  eyes: Eyes
  pointed: Pointed
  /** Why something did not work; a reason. */
  refusal: string | null
  /** An answer is on its way to the server. */
  busy: boolean
  offer(): void
  allow(): void
  refuse(): void
  stop(): void
}

const here = new Set(['joining', 'joined', 'lost'])

/** The live meeting, when this very window holds its room. */
function useOwnCall(): MeetingView | null {
  const view = useMeetingView()
  const { state } = useRoom()
  if (view?.state !== 'live' || !here.has(state.kind)) return null
  return 'meetingId' in state && state.meetingId === view.id ? view : null
}

/** Everything the customer's side of looking along can do, with the server asked first. */
export function useCustomerSharing(actions: SharingActions): CustomerSharingState {
  const call = useOwnCall()
  const { channel, open } = useChannel()
  const [refusal, setRefusal] = useState<string | null>(null)
  const ended = useRef<string>(null)
  const sharingId = call?.sharing?.id ?? null
  const end = useEnding(actions, call?.id ?? null, sharingId, ended)
  const stopNow = useRef(() => {})
  const again = useAskAgainAt(call)
  const line = call && { meetingId: call.id, advisorId: call.advisor.id, channel, again }
  const { sharer, consent, pointed, shown } = useSharer(line, () => stopNow.current())
  const say = useSaid(call)

  const stop = useCallback(() => {
    const mine = sharer.current
    if (mine?.move({ type: 'stop' }) && mine.now().state === 'stopped') say('stopped')
    mine?.sayStop()
    end()
  }, [sharer, end, say])
  useEffect(() => {
    stopNow.current = stop
  }, [stop])
  const lost = useCallback(() => {
    say('stopped')
    end()
  }, [end, say])

  useShownQuestion(sharer, consent)
  useGaps(sharer, consent, open, lost)
  const starting = useRef(false)
  useServersWord({ sharer, call, open, ended, starting, end, say })
  useLock(sharer, end)
  const answers = useAnswers({ actions, call, sharer, starting, setRefusal, end, say })
  const waiting = consent.state === 'none' && sharingId !== null && sharingId !== ended.current
  const shared = consent.state === 'allowed' || consent.state === 'away' || waiting
  const eyes = eyesOn(consent, shown)
  return { advisor: call?.advisor ?? null, consent, shared, eyes, pointed, refusal, ...answers, stop }
}

/** Says once what has changed. */
function useSaid(call: MeetingView | null): (what: 'started' | 'stopped') => void {
  const t = useTranslations('cobrowse')
  const announce = useAnnounce()
  const name = call ? firstName(call.advisor.name) : ''
  return useCallback((what) => announce(t(`said.${what}`, { name })), [announce, t, name])
}

/** Tells the server something it must know, again and again for a while, until it has heard it. */
function untilHeard(tell: () => Promise<Result<unknown>>, tries = 5): void {
  void settled(tell()).then((told) => {
    if (!told.ok && tries > 1) setTimeout(() => untilHeard(tell, tries - 1), 2_000)
  })
}

/** Tells the server that it is over, until the server has heard it. */
function useEnding(
  actions: SharingActions,
  meetingId: string | null,
  sharingId: string | null,
  ended: RefObject<string | null>,
): () => void {
  return useCallback(() => {
    ended.current = sharingId
    if (meetingId) untilHeard(() => actions.stopSharing({ meetingId }))
  }, [actions, meetingId, sharingId, ended])
}

type ServersWord = {
  sharer: RefObject<Sharer | null>
  call: MeetingView | null
  open: boolean
  ended: RefObject<string | null>
  starting: RefObject<boolean>
  end: () => void
  say: (what: 'started' | 'stopped') => void
}

/**
 * The server holds the consent. A reload of the window that was allowed goes on with it; another window or device
 * that has taken over the call asks anew; and what the server has ended is over here, too.
 */
function useServersWord({ sharer, call, open, ended, starting, end, say }: ServersWord): void {
  const sharing = call?.sharing ?? null
  const before = useRef<string>(null)
  useEffect(() => {
    const mine = sharer.current
    const idle = mine !== null && ['none', 'refused'].includes(mine.now().state) && !starting.current
    if (sharing && open && idle && sharing.id !== ended.current) {
      if (wasSharedHere(sharing.id)) mine.resume(sharing.startedAt)
      else end()
      mine.sayState()
    }
    if (!sharing && before.current && mine?.move({ type: 'ended' })) say('stopped')
    before.current = sharing?.id ?? null
  }, [sharer, sharing, open, ended, starting, end, say])
}

/** A locked netbank is not seen by anybody. */
function useLock(sharer: RefObject<Sharer | null>, end: () => void): void {
  const { state } = useStream()
  const locked = state?.session.state === 'locked'
  useEffect(() => {
    if (!locked || !sharer.current?.move({ type: 'stop' })) return
    sharer.current.sayStop()
    end()
  }, [sharer, locked, end])
}

type Answering = {
  actions: SharingActions
  call: MeetingView | null
  sharer: RefObject<Sharer | null>
  /** While the server is asked: its stream may be faster than its answer. */
  starting: RefObject<boolean>
  setRefusal: (reason: string | null) => void
  end: () => void
  say: (what: 'started' | 'stopped') => void
}

/** **Allow**, **Not now** and **Share this page with advisor**: first foreseen, then on the server, then done. */
function useAnswers({ actions, call, sharer, starting, setRefusal, end, say }: Answering) {
  const [busy, setBusy] = useState(false)
  const start = async (mine: Sharer, meetingId: string, begin: () => boolean): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    starting.current = true
    const allowed = await settled(actions.allowSharing({ meetingId }))
    setBusy(false)
    if (!allowed.ok) setRefusal(allowed.reason)
    else if (sharer.current === mine && begin()) {
      keepSharedHere(allowed.value.id)
      say('started')
    }
    // Meanwhile the question was taken back, or the call is over: nothing is shared, so nothing stays open.
    else end()
    starting.current = false
  }
  const allow = () => {
    const mine = sharer.current
    const shown = mine?.now()
    if (!mine || !call || busy || shown?.state !== 'shown') return
    const { askId } = shown
    const event = { type: 'allow', askId, at: Date.now() } as const
    if (!mine.foresee(event)) return
    void start(mine, call.id, () => {
      const done = mine.move(event)
      mine.answer(askId, done)
      return done
    })
  }
  const offer = () => {
    const mine = sharer.current
    const event = { type: 'offer', at: Date.now() } as const
    if (!mine?.foresee(event) || !call || busy) return
    void start(mine, call.id, () => {
      const done = mine.move(event) || maySend(mine.now())
      mine.sayState()
      return done
    })
  }
  const refuse = () => {
    const mine = sharer.current
    const shown = mine?.now()
    if (!mine || !call || busy || shown?.state !== 'shown') return
    const { askId } = shown
    if (!mine.move({ type: 'refuse', askId, at: Date.now() })) return
    setRefusal(null)
    mine.answer(askId, false)
    untilHeard(() => actions.refuseSharing({ meetingId: call.id }))
  }
  return { busy, allow, offer, refuse }
}
