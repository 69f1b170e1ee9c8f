import { describe, expect, it } from 'vitest'
import { stem } from './stem'

describe('English', () => {
  it.each([
    ['pay', 'pays', 'paying'],
    ['payment', 'payments'],
    ['payee', 'payees'],
    ['move', 'moves', 'moved', 'moving'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['call', 'calls', 'called', 'calling'],
    ['cancel', 'cancels', 'cancelled', 'canceled', 'cancelling'],
    ['agree', 'agrees', 'agreed', 'agreeing'],
    ['try', 'tries', 'tried', 'trying'],
    ['company', 'companies'],
    ['address', 'addresses', 'addressed'],
    ['box', 'boxes'],
    ['purchase', 'purchases', 'purchased'],
    ['advisor', 'advisors', "advisor's"],
    ['hour', 'hours'],
    ['see', 'sees', 'seeing'],
  ])('%s', (...forms) => {
    expect(new Set(forms.map((form) => stem(form, 'en'))).size, forms.join()).toBe(1)
  })

  it.each([
    ['block', 'unblock'],
    ['save', 'safe'],
    ['card', 'care'],
    ['access', 'acces'],
    ['bus', 'bu'],
    ['ring', 'r'],
    ['need', 'ne'],
  ])('%s is not %s', (one, other) => {
    expect(stem(one, 'en')).not.toBe(stem(other, 'en'))
  })
})

describe('Swedish', () => {
  it.each([
    ['betalning', 'betalningen', 'betalningar', 'betalningarna'],
    ['betala', 'betalar', 'betalade', 'betalat'],
    ['spärra', 'spärrar', 'spärrade', 'spärrat', 'spärren', 'spärr'],
    ['möte', 'mötet', 'möten'],
    ['kort', 'kortet', 'korten', 'kortets'],
    ['rådgivare', 'rådgivaren', 'rådgivarens', 'rådgivarna'],
    ['flytta', 'flyttar', 'flyttade'],
    ['meddelande', 'meddelanden', 'meddelandet'],
    ['kamera', 'kameran'],
    ['fil', 'filer', 'filen', 'filerna'],
    ['lösenord', 'lösenordet', 'lösenorden'],
    ['öppettid', 'öppettider', 'öppettiderna'],
    ['häva', 'häver', 'häv'],
  ])('%s', (...forms) => {
    expect(new Set(forms.map((form) => stem(form, 'sv'))).size, forms.join()).toBe(1)
  })

  it.each([
    ['kort', 'kor'],
    ['lån', 'lås'],
    ['ser', 's'],
    ['bank', 'b'],
    ['plan', 'pl'],
  ])('%s is not %s', (one, other) => {
    expect(stem(one, 'sv')).not.toBe(stem(other, 'sv'))
  })
})

it.each(['a', 'e', 'en', 'ed', 'ing', 'et', 's', 'å', '中文'])('%s: something is always left', (word) => {
  for (const locale of ['en', 'sv'] as const) expect(stem(word, locale)).not.toBe('')
})
