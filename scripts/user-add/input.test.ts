import { describe, expect, test } from 'vitest'
import { personInput } from './input'

const advisor = { role: 'advisor', name: 'Eva Lind', email: 'eva@bank.example', branch: 'Odenplan' }
const customer = { ...advisor, role: 'customer', advisor: 'eva@bank.example' }

describe('who can be added', () => {
  test.each([
    ['an advisor', advisor],
    ['a customer with an own advisor', customer],
    ['a deputy', { ...advisor, 'deputy-of': 'mikael@bank.example' }],
  ])('%s', (_, values) => {
    expect(personInput.safeParse(values).success).toBe(true)
  })

  test('A37: what nobody can see in a name is not kept', () => {
    const [name, branch] = [' Eva \u202eLind\u200b', 'Oden\ufeffplan']
    expect(personInput.parse({ ...advisor, name, branch })).toMatchObject({
      name: 'Eva Lind',
      branch: 'Odenplan',
    })
    expect(personInput.safeParse({ ...advisor, name: '\u202e\u200b' }).success).toBe(false)
  })

  test.each([
    ['role', { ...advisor, role: 'admin' }],
    ['name', { ...advisor, name: 'Eva\nLind' }],
    ['email', { ...advisor, email: 'eva@bank@example' }],
    ['branch', { ...advisor, branch: ' ' }],
    ['advisor', { ...customer, advisor: undefined }],
    ['advisor', { ...advisor, advisor: 'other@bank.example' }],
    ['deputy-of', { ...customer, 'deputy-of': 'eva@bank.example' }],
    ['zone', { ...advisor, zone: 'Mars/Olympus' }],
    ['locale', { ...advisor, locale: 'xx' }],
  ])('a wrong --%s is named', (name, values) => {
    const { error } = personInput.safeParse(values)
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([name])
  })
})
