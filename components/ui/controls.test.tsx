import { describe, expect, test } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { Button } from './button'
import { Checkbox } from './checkbox'
import { SelectField, TextareaField, TextField } from './field'
import { RadioGroup } from './radio-group'
import { ToggleButton } from './toggle-button'

const nothing = () => {}

describe('a field', () => {
  test.each([
    ['input', <TextField key="t" id="f" label="Amount" hint="In kronor" error="Enter an amount" />],
    ['textarea', <TextareaField key="a" id="f" label="Amount" hint="In kronor" error="Enter an amount" />],
    ['select', <SelectField key="s" id="f" label="Amount" hint="In kronor" error="Enter an amount" />],
  ])('ties label, hint and error to its %s', (tag, field) => {
    const html = markup(field)
    const control = html.match(new RegExp(`<${tag} [^>]*>`))?.[0] ?? ''
    expect(control).toContain('id="f"')
    expect(control).toContain('aria-invalid="true"')
    expect(attributes(control, 'aria-describedby')).toEqual(['f-hint f-error'])
    expect(attributes(html, 'for')).toEqual(['f'])
    expect(html).toMatch(/<p id="f-error"[^>]*>Enter an amount/)
  })

  test('without hint and error says nothing about them', () => {
    const html = markup(<TextField label="Message" />)
    expect(html).not.toMatch(/aria-describedby|aria-invalid/)
    expect(attributes(html, 'for')).toEqual(attributes(html, 'id'))
  })

  test('shows its own words to who looks along only when told to, and its value only for itself', () => {
    const words = <TextField label="To" hint="A payee" error="Choose one" shareLabel />
    expect(attributes(markup(words), 'data-share')).toEqual(['text', 'text', 'text'])
    expect(markup(words)).toMatch(/<input (?![^>]*data-share)/)
    expect(attributes(markup(<TextField label="To" data-share="value" />), 'data-share')).toEqual(['value'])
    expect(attributes(markup(<TextField label="To" hint="A payee" />), 'data-share')).toEqual([])
  })

  test('a checkbox has its words as its name and its hint beside it', () => {
    const html = markup(<Checkbox id="keep" label="Save this payee" hint="For next time" />)
    expect(textOf(html.match(/<label.*?<\/label>/)?.[0] ?? '')).toBe('Save this payee')
    expect(attributes(html, 'aria-describedby')).toEqual(['keep-hint'])
  })
})

describe('a button', () => {
  test('is no submit button by accident', () => {
    expect(markup(<Button>Pay</Button>)).toContain('type="button"')
    expect(markup(<Button type="submit">Pay</Button>)).toContain('type="submit"')
  })

  test.each([{ busy: true }, { disabled: true }])('keeps the focus it has when %j', (state) => {
    const html = markup(<Button {...state}>Pay</Button>)
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toMatch(/ disabled(=|>| )/)
  })

  test.each([true, false])('tells by aria-pressed that it is on: %s, under one name', (pressed) => {
    const html = markup(
      <ToggleButton pressed={pressed} onPressedChange={nothing}>
        Camera
      </ToggleButton>,
    )
    expect(html).toContain(`aria-pressed="${pressed}"`)
    expect(textOf(html)).toBe('Camera')
  })
})

describe('a group of choices', () => {
  const options = [
    { value: 'video', label: 'Video', hint: 'From home' },
    { value: 'phone', label: 'Phone', disabled: true },
  ] as const
  const group = (extra: object = {}) =>
    markup(
      <RadioGroup label="How to meet" options={options} value="video" onValueChange={nothing} {...extra} />,
    )

  test('is named, has one choice and one name for all', () => {
    const html = group()
    const [labelled = ''] = attributes(html, 'aria-labelledby')
    expect(html).toContain(`<p id="${labelled}"`)
    expect(html.match(/checked=""/g)).toHaveLength(1)
    expect(new Set(attributes(html, 'name')).size).toBe(1)
    expect(html).toMatch(/<input[^>]*disabled=""[^>]*value="phone"|<input[^>]*value="phone"[^>]*disabled=""/)
  })

  test('keeps its name when it is not seen, and its error beside it', () => {
    expect(group({ hideLabel: true })).toMatch(/class="sr-only">How to meet/)
    const html = group({ error: 'Choose one' })
    expect(html).toContain(`id="${attributes(html, 'aria-describedby')[0]}"`)
  })
})
