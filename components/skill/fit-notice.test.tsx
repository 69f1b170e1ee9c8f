import { describe, expect, test } from 'vitest'
import { FitNotice } from '@/components/skill/fit-notice'
import { ThreadAbout } from '@/components/skill/thread-about'
import type { Standing } from '@/lib/message/thread'
import type { Fit } from '@/lib/skill/fit'
import type { Skill } from '@/lib/skill/skill'
import { attributes, markup, textOf } from '@/tests/support/markup'

const at = (text: string) => Date.parse(`${text}+01:00`)
const skills: Record<Skill['kind'], Skill> = {
  licence: { key: 'investments', kind: 'licence', name: { en: 'investments', sv: 'placeringar' } },
  language: { key: 'fi', kind: 'language', name: { en: 'Finnish', sv: 'finska' } },
  topic: { key: 'pensions', kind: 'topic', name: { en: 'pensions', sv: 'pension' } },
}
const kerstin = { id: 'kerstin', name: 'Kerstin Ek' }
const eva = { id: 'eva', name: 'Eva Lind' }
const about = (skill: Skill = skills.licence) => ({ asOf: at('2026-11-23T10:00'), asked: kerstin, skill })
const monday = at('2026-12-14T09:00')
const notice = (fit: Fit<Skill>, locale: 'en' | 'sv' = 'en', side: 'customer' | 'staff' = 'customer') =>
  textOf(markup(<FitNotice fit={fit} side={side} />, locale))

describe('who may help, in words', () => {
  test.each<[string, Fit<Skill>, string, string]>([
    [
      'later, nobody until then',
      { ...about(), who: 'later', later: kerstin, from: monday },
      'Kerstin Ek may advise on investments from 14 December. Until then nobody who answers for you can. About everything else you can meet, call and write as usual.',
      'Kerstin Ek får ge råd om placeringar från 14 december. Till dess kan ingen av dina rådgivare hjälpa dig med det. I alla andra frågor kan du träffa oss, ringa och skriva som vanligt.',
    ],
    [
      'later, somebody else until then',
      { ...about(), who: 'other', other: eva, from: monday },
      'Kerstin Ek may advise on investments from 14 December. Until then you can turn to Eva Lind.',
      'Kerstin Ek får ge råd om placeringar från 14 december. Till dess kan du vända dig till Eva Lind.',
    ],
    [
      'never, somebody else',
      { ...about(), who: 'other', other: eva, from: null },
      'Kerstin Ek may not advise on investments. You can turn to Eva Lind.',
      'Kerstin Ek får inte ge råd om placeringar. Du kan vända dig till Eva Lind.',
    ],
    [
      'never, somebody else later; in another year',
      { ...about(), who: 'later', later: eva, from: at('2027-01-11T09:00') },
      'Kerstin Ek may not advise on investments. Eva Lind may advise on investments from 11 January 2027. Until then',
      'Kerstin Ek får inte ge råd om placeringar. Eva Lind får ge råd om placeringar från 11 januari 2027. Till dess',
    ],
    [
      'for a while: the last day, not the first without',
      { ...about(), who: 'asked', until: at('2026-12-07T00:00'), zone: 'Europe/Stockholm' },
      'Kerstin Ek may advise on investments until 6 December, not after that.',
      'Kerstin Ek får ge råd om placeringar till och med 6 december, inte efter det.',
    ],
    [
      'a language, nobody',
      { ...about(skills.language), who: 'nobody' },
      'Kerstin Ek does not speak Finnish. Nobody who answers for you can at present. Call or ask to be called, and we find somebody.',
      'Kerstin Ek talar inte finska. Just nu kan ingen av dina rådgivare hjälpa dig med det. Ring eller be att bli uppringd, så hittar vi någon.',
    ],
    [
      'a topic, later',
      { ...about(skills.topic), who: 'other', other: eva, from: monday },
      'Kerstin Ek takes questions about pensions from 14 December. Until then you can turn to Eva Lind.',
      'Kerstin Ek tar frågor om pension från 14 december. Till dess kan du vända dig till Eva Lind.',
    ],
  ])('%s', (_, fit, english, swedish) => {
    expect(notice(fit)).toContain(english)
    expect(notice(fit, 'sv')).toContain(swedish)
  })

  test('the last day is the advisor’s, wherever it is read', () => {
    const until = { ...about(), who: 'asked' } as const
    const london = { ...until, until: Date.parse('2026-12-07T00:00Z'), zone: 'Europe/London' }
    expect(notice(london)).toContain('until 6 December')
    const helsinki = { ...until, until: Date.parse('2026-12-06T22:00Z'), zone: 'Europe/Helsinki' }
    expect(notice(helsinki)).toContain('until 6 December')
  })

  test('to staff it is not "you"', () => {
    const fit: Fit<Skill> = { ...about(), who: 'other', other: eva, from: null }
    expect(notice(fit, 'en', 'staff')).toBe(
      'Kerstin Ek may not advise on investments. It can go to Eva Lind.',
    )
    expect(notice({ ...about(), who: 'nobody' }, 'sv', 'staff')).toContain('Fråga din planerare.')
  })

  test('a meeting with whoever may is one step away', () => {
    const fit: Fit<Skill> = { ...about(), who: 'other', other: eva, from: null }
    const html = markup(
      <FitNotice fit={fit} side="customer" bookHref={(id) => `/customer/book?advisor=${id}`} />,
    )
    expect(textOf(html)).toContain('Book with Eva')
    expect(attributes(html, 'href')).toEqual(['/customer/book?advisor=eva'])
    expect(attributes(html, 'role')).toContain('status')
  })
})

describe('a thread’s topic', () => {
  const open = (promisedBy: number | null): Standing => ({ state: 'open', waitingSince: 0, promisedBy })
  const shown = (fit: Fit<Skill> | null, standing: Standing, topic: string | null = 'Savings and funds') =>
    textOf(
      markup(<ThreadAbout about={{ topic, fit }} standing={standing} side="customer" head={<p>Head.</p>} />),
    )
  test('stands above who answers, and who may', () => {
    const fit: Fit<Skill> = { ...about(), who: 'other', other: eva, from: monday }
    expect(shown(fit, open(9))).toMatch(/^Topic: Savings and funds Head. Kerstin Ek may advise/)
  })
  test('nobody may: no word about hours', () => {
    expect(shown({ ...about(), who: 'nobody' }, open(null))).not.toContain('Head.')
    expect(shown({ ...about(), who: 'nobody' }, open(9))).toContain('Head.')
  })
  test('none: only who answers', () => expect(shown(null, open(null), null)).toBe('Head.'))
})
