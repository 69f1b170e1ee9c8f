import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useStream } from '@/components/presence/stream-provider'
import { useMeetingView, useRoom } from '@/components/room/room-provider'
import { useAnnounce } from '@/components/ui/announcer'
import type { Consent } from '@/lib/cobrowse/consent'
import { firstName } from '@/lib/presence/first-name'
import type { MeetingView } from '@/lib/presence/stream-state'
import { keepNotNow } from './asked-before'
import type { Pointed, Sharer } from './sharer'
import type { SharingActions } from './sharing-actions'
import { useChannel } from './use-channel'
import { useGaps, useSharer, useShownQuestion } from './use-sharer'

export type CustomerSharingState = {
  /** The advisor of the live meeting this window is in; null when there is none. */
  advisor: { id: string; name: string } | null
  consent: Consent
  /** The netbank counts as seen: it is, or is about to be again. */
  shared: boolean
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
  const line = call && { meetingId: call.id, advisorId: call.advisor.id, channel }
  const { sharer, consent, pointed } = useSharer(line, () => stopNow.current())
  const say = useSaid(call)

  const stop = useCallback(() => {
    if (sharer.current?.move({ type: 'stop' })) say('stopped')
    sharer.current?.sayStop()
    end(false)
  }, [sharer, end, say])
  useEffect(() => {
    stopNow.current = stop
  }, [stop])
  const lost = useCallback(() => {
    say('stopped')
    end(false)
  }, [end, say])

  useShownQuestion(sharer, consent)
  useGaps(sharer, consent, open, lost)
  useServersWord(sharer, call, open, ended)
  useLock(sharer, end)
  const answers = useAnswers({ actions, call, sharer, setRefusal, end, say })
  const waiting = sharingId !== null && sharingId !== ended.current
  const shared = consent.state === 'allowed' || consent.state === 'away' || waiting
  return { advisor: call?.advisor ?? null, consent, shared, pointed, refusal, ...answers, stop }
}

/** Says once what has changed. */
function useSaid(call: MeetingView | null): (what: 'started' | 'stopped') => void {
  const t = useTranslations('cobrowse')
  const announce = useAnnounce()
  const name = call ? firstName(call.advisor.name) : ''
  return useCallback((what) => announce(t(`said.${what}`, { name })), [announce, t, name])
}

/** Tells the server that it is over, until the server has heard it. */
function useEnding(
  actions: SharingActions,
  meetingId: string | null,
  sharingId: string | null,
  ended: RefObject<string | null>,
): (locked: boolean) => void {
  return useCallback(
    (locked) => {
      ended.current = sharingId
      const tell = async (tries: number) => {
        if (!meetingId) return
        const told = await actions.stopSharing({ meetingId, locked }).catch(() => null)
        if (!told?.ok && tries > 1) setTimeout(() => void tell(tries - 1), 2_000)
      }
      void tell(5)
    },
    [actions, meetingId, sharingId, ended],
  )
}

/** The server holds the consent: a reload goes on with it, and what it has ended is over here, too. */
function useServersWord(
  sharer: RefObject<Sharer | null>,
  call: MeetingView | null,
  open: boolean,
  ended: RefObject<string | null>,
): void {
  const sharing = call?.sharing ?? null
  const before = useRef<string>(null)
  useEffect(() => {
    const mine = sharer.current
    if (sharing && open && sharing.id !== ended.current && mine?.now().state === 'none') {
      mine.resume(sharing.startedAt)
      mine.sayState()
    }
    if (!sharing && before.current) mine?.move({ type: 'stop' })
    before.current = sharing?.id ?? null
  }, [sharer, sharing, open, ended])
}

/** A locked netbank is not seen by anybody. */
function useLock(sharer: RefObject<Sharer | null>, end: (locked: boolean) => void): void {
  const { state } = useStream()
  const locked = state?.session.state === 'locked'
  useEffect(() => {
    if (!locked || !sharer.current?.move({ type: 'stop' })) return
    sharer.current.sayStop()
    end(true)
  }, [sharer, locked, end])
}

type Answering = {
  actions: SharingActions
  call: MeetingView | null
  sharer: RefObject<Sharer | null>
  setRefusal: (reason: string | null) => void
  end: (locked: boolean) => void
  say: (what: 'started' | 'stopped') => void
}

/** **Allow**, **Not now** and **Share this page with advisor**: first foreseen, then on the server, then done. */
function useAnswers({ actions, call, sharer, setRefusal, end, say }: Answering) {
  const [busy, setBusy] = useState(false)
  const start = async (mine: Sharer, meetingId: string, begin: () => boolean): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const allowed = await actions.allowSharing({ meetingId }).catch(() => null)
    setBusy(false)
    if (!allowed?.ok) setRefusal(allowed?.reason ?? 'unavailable')
    else if (sharer.current === mine && begin()) say('started')
    // Meanwhile the question was taken back, or the call is over: nothing is shared, so nothing stays open.
    else end(false)
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
      const done = mine.move(event)
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
    const refused = mine.now()
    if (refused.state === 'refused') keepNotNow(call.id, refused.again)
    void actions.refuseSharing({ meetingId: call.id }).catch(() => null)
  }
  return { busy, allow, offer, refuse }
}
