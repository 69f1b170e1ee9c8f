import { expect, it } from 'vitest'
import { firstName } from './first-name'

it.each([
  ['Eva Lind', 'Eva'],
  ['  Anna-Karin   Öst ', 'Anna-Karin'],
  ['Åsa', 'Åsa'],
  ['', ''],
])('%j is called %j', (name, first) => {
  expect(firstName(name)).toBe(first)
})
