import { expect, it } from 'vitest'
import { type Focused, isTyping } from './attention'

it.each<[Focused | null, boolean]>([
  [null, false],
  [{ tag: 'BODY' }, false],
  [{ tag: 'BUTTON', type: 'button' }, false],
  [{ tag: 'A' }, false],
  [{ tag: 'INPUT' }, true],
  [{ tag: 'INPUT', type: 'text' }, true],
  [{ tag: 'INPUT', type: 'password' }, true],
  [{ tag: 'INPUT', type: 'date' }, true],
  [{ tag: 'INPUT', type: 'something-new' }, true],
  [{ tag: 'INPUT', type: 'CHECKBOX' }, false],
  [{ tag: 'INPUT', type: 'radio' }, false],
  [{ tag: 'TEXTAREA' }, true],
  [{ tag: 'SELECT' }, true],
  [{ tag: 'DIV', editable: true }, true],
  [{ tag: 'DIV', role: 'textbox' }, true],
  [{ tag: 'BUTTON', role: 'combobox' }, true],
  [{ tag: 'DIV', role: 'grid' }, false],
])('%j is typing: %s', (focused, typing) => {
  expect(isTyping(focused)).toBe(typing)
})
