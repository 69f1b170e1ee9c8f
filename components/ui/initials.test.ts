import { expect, test } from 'vitest'
import { initials } from '@/components/ui/initials'

test.each([
  ['Eva Lind', 'EL'],
  ['Kerstin Åberg', 'KÅ'],
  ['  Anna  Maria   af Ugglas ', 'AU'],
  ['Cher', 'C'],
  ['', ''],
  ['𝒜da 😀x', '𝒜😀'],
])('%j -> %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
