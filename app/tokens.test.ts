import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

type Colour = [number, number, number]
type Tokens = Record<string, string>

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8')

function tokens(selector: string): Tokens {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  const pairs = [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)]
  return Object.fromEntries(pairs.map(([, name, value]) => [name ?? '', value ?? '']))
}

const light = tokens(':root')
const dark = { ...light, ...tokens('.dark') }

/** Hex, or `color-mix(in srgb, var(--a) 14%, var(--b))`. */
function colour(name: string, from: Tokens): Colour {
  const value = from[name] ?? ''
  const mix = value.match(/^color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)$/)
  if (mix) {
    const [over, under] = [colour(mix[1] ?? '', from), colour(mix[3] ?? '', from)]
    const share = Number(mix[2]) / 100
    return over.map((channel, at) => channel * share + (under[at] ?? 0) * (1 - share)) as Colour
  }
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`--${name} is no colour: ${value}`)
  return [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16)) as Colour
}

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(rgb: Colour): number {
  const [r = 0, g = 0, b = 0] = rgb
    .map((channel) => channel / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string, from: Tokens): number {
  const [high = 0, low = 0] = [luminance(colour(a, from)), luminance(colour(b, from))].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['page', 'surface', 'sunken']
const lowest = (token: string, from: Tokens) =>
  Math.min(...grounds.map((ground) => contrast(token, ground, from)))

describe.each([
  [
    'light',
    light,
    {
      ink: 13.8,
      'ink-2': 6.3,
      spruce: 7.7,
      plum: 7.0,
      green: 5.5,
      ochre: 5.8,
      red: 5.3,
      focus: 4.7,
      edge: 3.4,
    },
  ],
  [
    'dark',
    dark,
    {
      ink: 12.6,
      'ink-2': 6.9,
      spruce: 8.2,
      plum: 7.5,
      green: 8.4,
      ochre: 9.2,
      red: 8.7,
      focus: 8.1,
      edge: 4.1,
    },
  ],
] as const)('contrast in the %s', (_, theme, figures) => {
  test.each(Object.entries(figures))('%s reaches %f on every ground', (token, figure) => {
    expect(lowest(token, theme)).toBeGreaterThanOrEqual(figure - 0.06)
    expect(lowest(token, theme)).toBeGreaterThanOrEqual(token === 'edge' ? 3 : 4.5)
  })

  test.each(['spruce', 'green', 'ochre', 'red', 'plum'])('%s can be read on its own tint', (token) => {
    expect(contrast(token, `${token}-tint`, theme)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('ink', `${token}-tint`, theme)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('ink-2', `${token}-tint`, theme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['on-spruce', 'spruce'],
    ['on-spruce', 'spruce-strong'],
    ['on-spruce', 'red'],
    ['on-spruce', 'red-strong'],
  ])('labels: %s on %s', (label, ground) => {
    expect(contrast(label, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['edge', 'focus', 'plum'])('%s can be seen beside everything it surrounds', (token) => {
    for (const ground of [...grounds, 'spruce-tint', 'plum-tint', 'red-tint'])
      expect(contrast(token, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

test('on the video stage the dark tokens are used', () => {
  for (const token of ['ink', 'ink-2', 'spruce', 'red', 'focus', 'edge'])
    expect(contrast(token, 'stage', dark)).toBeGreaterThanOrEqual(token === 'edge' ? 3 : 4.5)
})

test('colours come from tokens, dark from a class', () => {
  expect(css).toContain('--color-*: initial')
  expect(css).not.toContain('prefers-color-scheme')
})
