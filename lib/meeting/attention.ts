/** The element that has the focus, as far as it matters here. */
export type Focused = { tag: string; type?: string; editable?: boolean; role?: string }

/** Inputs one does not type into. */
const notTyped = [
  'button',
  'checkbox',
  'radio',
  'submit',
  'reset',
  'image',
  'range',
  'color',
  'file',
  'hidden',
]

/** Is somebody writing there? Then a call is announced and waits for a key; it never takes the focus. */
export function isTyping(focused: Focused | null): boolean {
  if (!focused) return false
  if (focused.editable || focused.role === 'textbox' || focused.role === 'combobox') return true
  const tag = focused.tag.toLowerCase()
  if (tag === 'textarea' || tag === 'select') return true
  return tag === 'input' && !notTyped.includes((focused.type ?? 'text').toLowerCase())
}

/** The key that leads to a ringing call from wherever one is. */
export const answerKey = 'F2'
