import { expect, it } from 'vitest'
import { isUuid } from './uuid'

it.each([
  ['0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9', true],
  ['0B1C2D3E-4F50-4617-8283-94A5B6C7D8E9', true],
  ['0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9 ', false],
  ['0b1c2d3e4f504617828394a5b6c7d8e9', false],
  ["0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' OR 1=1", false],
  ['../customer', false],
  ['', false],
])('%j: %s', (text, is) => {
  expect(isUuid(text)).toBe(is)
})
