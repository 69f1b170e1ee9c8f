/** As much of a DOM element as the rules need. */
export type LiveElement = {
  readonly localName: string
  readonly namespaceURI: string | null
  readonly parentElement: LiveElement | null
  getAttribute(name: string): string | null
}

/** What an element's ancestors and itself decide together. */
export type Scope = {
  tree: boolean
  secret: boolean
  off: boolean
  picture: boolean
  typed: 'no' | 'open' | 'closed'
}

/** What may be seen of one element. */
export type Sight = { text: boolean; value: boolean; href: boolean; label: boolean; image: boolean }

export const blind: Sight = { text: false, value: false, href: false, label: false, image: false }
const outside: Scope = { tree: false, secret: false, off: false, picture: false, typed: 'no' }

/** The attributes that decide what is shared: when one of them changes, a fresh snapshot is due. */
export const deciding = ['data-share', 'data-secret', 'type', 'autocomplete', 'contenteditable'] as const

/**
 * The marks an element carries itself, in `data-share`; words that are not marks count for nothing. Nothing is shared
 * unless the page says so, and the page can never share a secret. Only `tree` (static content) and the closed ones
 * (`none`, `off`, `data-secret`) reach an element's descendants.
 *
 * | mark  | opens                                                            |
 * |-------|------------------------------------------------------------------|
 * | text  | the text directly in the element (a select: of its options)      |
 * | value | what is filled in, chosen or ticked; a meter's figures           |
 * | href  | where a link leads, without its query                            |
 * | label | aria-label, title, placeholder, alt                              |
 * | image | a picture from our own assets; the drawing inside an svg         |
 * | tree  | text, label, href and image of the element and everything in it  |
 * | none  | ends an outer `tree`                                             |
 * | off   | not even the box: our own call dock, banners and dialogs         |
 */
export function marksOf(element: LiveElement): ReadonlySet<string> {
  return new Set((element.getAttribute('data-share') ?? '').toLowerCase().split(/\s+/).filter(Boolean))
}

/** Whether an element is part of a drawing (svg), where other tags and attributes hold. */
export function isDrawing(element: LiveElement): boolean {
  return element.namespaceURI === 'http://www.w3.org/2000/svg'
}

/** Whether an element is a field that somebody fills in. */
export function isField(element: LiveElement): boolean {
  return ['input', 'textarea', 'select'].includes(element.localName)
}

const secretTypes = new Set(['password', 'hidden', 'file'])
const secretPurposes = /(^|\s)(one-time-code|current-password|new-password|cc-[a-z-]+)(\s|$)/

/** A field that is never shared, whatever its mark: password, one-time code, card number and CVV, hidden, file. */
export function isSecretField(element: LiveElement): boolean {
  if (!isField(element)) return false
  if (secretTypes.has((element.getAttribute('type') ?? '').trim().toLowerCase())) return true
  if (element.getAttribute('data-rr-is-password') !== null) return true
  return secretPurposes.test((element.getAttribute('autocomplete') ?? '').toLowerCase())
}

function typedWithin(element: LiveElement, own: ReadonlySet<string>, outer: Scope): Scope['typed'] {
  const editable = element.getAttribute('contenteditable')
  if (editable === null || editable.toLowerCase() === 'false') return outer.typed
  return own.has('value') ? 'open' : 'closed'
}

/** What holds inside this element. `known` remembers answers while one event is filtered. */
export function scopeOf(element: LiveElement | null, known: Map<LiveElement, Scope>): Scope {
  if (!element) return outside
  const before = known.get(element)
  if (before) return before
  const outer = scopeOf(element.parentElement, known)
  const own = marksOf(element)
  const scope: Scope = {
    tree: own.has('tree') || (outer.tree && !own.has('none')),
    secret: outer.secret || element.getAttribute('data-secret') !== null,
    off: outer.off || own.has('off'),
    picture: outer.picture || (element.localName === 'svg' && own.has('image')),
    typed: typedWithin(element, own, outer),
  }
  known.set(element, scope)
  return scope
}

function opensText(element: LiveElement, own: ReadonlySet<string>, scope: Scope): boolean {
  if (element.localName === 'textarea') return false
  if (scope.typed !== 'no') return scope.typed === 'open'
  if (own.has('text') || scope.tree) return true
  const menu = element.localName === 'option' ? ownMenu(element) : null
  return menu !== null && marksOf(menu).has('text')
}

/** The select that an option belongs to. */
function ownMenu(option: LiveElement): LiveElement | null {
  for (let up = option.parentElement; up; up = up.parentElement) if (up.localName === 'select') return up
  return null
}

function opensValue(element: LiveElement, own: ReadonlySet<string>): boolean {
  if (element.localName !== 'option') return own.has('value')
  const menu = ownMenu(element)
  return menu !== null && marksOf(menu).has('value') && !isSecretField(menu)
}

/** What may be seen of this element. `wasSecret`: it has been a secret field before (a shown password). */
export function sightOf(element: LiveElement, scope: Scope, wasSecret: boolean): Sight {
  if (scope.secret || scope.off) return blind
  const own = marksOf(element)
  const field = wasSecret || isSecretField(element)
  return {
    text: !field && opensText(element, own, scope),
    value: !field && opensValue(element, own),
    href: own.has('href') || scope.tree,
    label: own.has('label') || scope.tree,
    image: own.has('image') || scope.tree || scope.picture,
  }
}
