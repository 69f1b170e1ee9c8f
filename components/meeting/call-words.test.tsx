import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TroubleWords } from '@/components/device/trouble-words'
import { ConnectionStatus } from '@/components/room/connection-status'
import { PersonTile } from '@/components/room/person-tile'
import { nobody, type RoomSnapshot } from '@/components/room/room-snapshot'
import type { Locale } from '@/lib/language/locale'
import { everything } from '@/lib/meeting/media-choice'
import type { MeetingView } from '@/lib/presence/stream-state'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { CallClock } from './call-clock'
import { EndCall } from './end-call'
import { MissedCalls } from './missed-calls'
import { MovedCall } from './moved-call'

const now = Date.parse('2026-11-23T13:00:00Z')
const room = vi.hoisted(() => ({ snapshot: {} as RoomSnapshot }))

vi.mock('@/components/room/room-provider', () => ({
  useRoom: () => room.snapshot,
  useRoomKeeper: () => ({}),
}))
vi.mock('@/components/presence/stream-provider', () => ({
  useStream: () => ({ state: { now: Date.parse('2026-11-23T13:00:00Z') }, serverNow: () => 0 }),
}))

const joined: RoomSnapshot = {
  state: { kind: 'joined', meetingId: 'm', epoch: 1 },
  self: { ...nobody, present: true, quality: 'good' },
  peer: { ...nobody, present: true, quality: 'good', seen: true },
  choice: everything,
  troubles: {},
  expecting: false,
  over: null,
  audioBlocked: false,
}
const view = { id: 'm', advisor: { id: 'eva', name: 'Eva Lind' }, liveAt: now } as MeetingView

beforeEach(() => {
  room.snapshot = joined
})

describe('the connection in words', () => {
  const words = (locale: Locale = 'en') => textOf(markup(<ConnectionStatus name="Eva Lind" />, locale))

  it.each<[string, Partial<RoomSnapshot>, string, string]>([
    ['fine', {}, 'Connected', 'Ansluten'],
    [
      'weak over there',
      { peer: { ...joined.peer, quality: 'poor' } },
      'Eva has a weak connection.',
      'Eva har en svag anslutning.',
    ],
    [
      'gone over there',
      { peer: { ...nobody, seen: true } },
      'Eva is not connected at the moment. You keep your place.',
      'Eva är inte ansluten just nu. Du behåller din plats.',
    ],
    [
      'taken over',
      { state: { kind: 'elsewhere', meetingId: 'm' } },
      'This call is open in another window or on another device.',
      'Samtalet är öppet i ett annat fönster eller på en annan enhet.',
    ],
  ])('%s', (_, change, english, swedish) => {
    room.snapshot = { ...joined, ...change }
    expect(words()).toBe(english)
    expect(words('sv')).toBe(swedish)
  })

  it('is a status, and quiet for the eye while all is well where room is short', () => {
    const html = markup(<ConnectionStatus name="Eva Lind" onlyTrouble />)
    expect(attributes(html, 'role')).toEqual(['status'])
    expect(html).toContain('sr-only')
  })
})

describe('the other person', () => {
  it('is a group with their name, also without a picture', () => {
    const html = markup(<PersonTile name="Eva Lind" media={joined.peer} />)
    expect(attributes(html, 'role')).toEqual(['group'])
    expect(attributes(html, 'aria-label')).toEqual(['Eva Lind'])
    expect(textOf(html)).toContain('Eva has no picture')
  })

  it('is marked by a shape while speaking', () => {
    const html = markup(<PersonTile name="Eva Lind" media={{ ...joined.peer, speaking: true }} />)
    expect(html).toContain('data-speaking')
    expect(html).toContain('<svg')
  })
})

it('explains what could not be opened, and who cannot hear', () => {
  const html = markup(
    <TroubleWords troubles={{ microphone: 'refused', camera: 'missing' }} before="Eva can't hear you." />,
  )
  expect(attributes(html, 'role')).toEqual(['alert'])
  expect(textOf(html)).toContain(
    'Eva can&#x27;t hear you. Your browser does not let this page use the microphone.',
  )
  expect(textOf(html)).toContain('No camera was found. You can go on with sound only.')
  expect(markup(<TroubleWords troubles={{}} />)).toBe('')
})

it('offers to move the call here', () => {
  const html = markup(<MovedCall view={view} />)
  expect(textOf(html)).toContain('Move the call here')
})

it('names the way out, also where there is only room for a mark', () => {
  const hangUp = async () => ({ ok: false, reason: 'x' }) as const
  expect(textOf(markup(<EndCall view={view} hangUp={hangUp} />))).toBe('End call')
  expect(attributes(markup(<EndCall view={view} hangUp={hangUp} iconOnly />), 'aria-label')).toEqual([
    'End call',
  ])
})

it('shows no time before it knows one', () => {
  expect(textOf(markup(<CallClock since={now} />))).toBe('')
})

describe('missed calls', () => {
  const call = {
    customer: { id: 'sara', name: 'Sara Holm' },
    own: true,
    times: 1,
    lastAt: new Date(now - 60_000),
  }

  it('says who called when, with the way to their card', () => {
    const html = markup(<MissedCalls calls={[call]} />)
    expect(textOf(html)).toContain('Sara Holm called 13:59')
    expect(attributes(html, 'href')).toEqual(['/advisor/customers/sara'])
  })

  it('counts, and leaves out the card of somebody else’s customer', () => {
    const html = markup(<MissedCalls calls={[{ ...call, own: false, times: 3 }]} />, 'sv')
    expect(textOf(html)).toContain('Sara Holm ringde 13:59 3 gånger')
    expect(attributes(html, 'href')).toEqual([])
  })

  it('is not there when nobody called', () => {
    expect(markup(<MissedCalls calls={[]} />)).toBe('')
  })
})
