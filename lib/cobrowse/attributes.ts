import { limits } from './event'
import { isDrawing, type LiveElement, type Sight } from './marks'

/**
 * Which attributes travel. An attribute is either always sent and then its values are enumerated, or it is
 * content and needs the mark that opens it. Everything else (id, name, style, data-*, handlers) stays home.
 */
const words = (text: string) => new Set(text.split(' '))

const yesNo = words('true false')
const small = (max: number) => new Set(Array.from({ length: max }, (_, n) => String(n)))
const there = new Set([''])

const roles = words(
  'alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading img insertion link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem',
)

const types = words(
  'text search email tel url number date time datetime-local month week range color checkbox radio password hidden file submit button reset image',
)

/** Always sent, because it is structure or state that everybody who sees the box can see; values are enumerated. */
const always: Record<string, ReadonlySet<string>> = {
  role: roles,
  type: types,
  dir: words('ltr rtl auto'),
  lang: words('en sv nl lv ru nb da fi et de'),
  hidden: words(' until-found'),
  inert: there,
  disabled: there,
  readonly: there,
  required: there,
  multiple: there,
  open: there,
  colspan: small(41),
  rowspan: small(41),
  span: small(41),
  rows: small(41),
  cols: small(101),
  size: small(41),
  scope: words('row col rowgroup colgroup'),
  'aria-expanded': yesNo,
  'aria-hidden': yesNo,
  'aria-disabled': yesNo,
  'aria-required': yesNo,
  'aria-readonly': yesNo,
  'aria-busy': yesNo,
  'aria-modal': yesNo,
  'aria-selected': yesNo,
  'aria-invalid': words('true false grammar spelling'),
  'aria-current': words('true false page step location date time'),
  'aria-haspopup': words('true false menu listbox tree grid dialog'),
  'aria-orientation': words('horizontal vertical'),
  'aria-sort': words('none ascending descending other'),
  'aria-level': small(7),
  'data-state': words('open closed active inactive visible hidden delayed-open instant-open'),
  'data-orientation': words('horizontal vertical'),
  'data-side': words('top right bottom left'),
  'data-align': words('start center end'),
  rr_open_mode: words('modal non-modal'),
}

const labels = words('aria-label title placeholder alt label aria-description aria-roledescription')
const values = words(
  'value checked selected aria-checked aria-pressed aria-valuenow aria-valuemin aria-valuemax aria-valuetext min max low high optimum step',
)
const ticks = words('checked unchecked indeterminate')
const drawn = words(
  'd points x y x1 y1 x2 y2 cx cy r rx ry width height viewBox fill stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray fill-rule clip-rule fill-opacity stroke-opacity opacity transform preserveAspectRatio offset stop-color text-anchor',
)
const drawing = /^[\w\s.,#()%+-]{0,20000}$/
const iconSizes = words('12 14 16 18 20 22 24 28 32 40 48 56 64')
const iconBoxes = new Set([...iconSizes].map((size) => `0 0 ${size} ${size}`))

/** What the attribute rules need to know about the page around the element. */
export type Surroundings = { origin: string; knownClass(token: string): boolean }

/** The path of an address on our own origin, without query and fragment; null when it leads elsewhere. */
export function barePath(address: string, origin: string): string | null {
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : address
  const bare = path.split(/[?#]/, 1)[0] ?? ''
  if (!bare.startsWith('/') || bare.startsWith('//') || bare.includes('\\')) return null
  return bare.split('/').includes('..') ? null : bare
}

const sheet = /^\/_next\/static\/[\w./-]{1,200}\.css$/
const asset = /^\/(_next\/static\/media|assets)\/[\w./-]{1,200}\.(png|jpg|jpeg|webp|avif|gif|svg)$/

/** The address of one of our own build's stylesheets, or null. */
export function ownSheet(address: string, origin: string): string | null {
  const path = barePath(address, origin)
  return path !== null && sheet.test(path) ? path : null
}

/** The address of one of our own pictures, or null. */
export function ownAsset(address: string, origin: string): string | null {
  const path = barePath(address, origin)
  return path !== null && asset.test(path) ? path : null
}

function knownClasses(value: string, around: Surroundings): string {
  return value
    .split(/\s+/)
    .filter((token) => token && around.knownClass(token))
    .join(' ')
}

function scrolled(value: string): string | null {
  const position = Math.round(Number(value))
  return Number.isFinite(position) && Math.abs(position) <= limits.pixels ? String(position) : null
}

const buttonTypes = words('submit button reset')

function isButton(element: LiveElement): boolean {
  const type = (element.getAttribute('type') ?? '').toLowerCase()
  return element.localName === 'input' && buttonTypes.has(type)
}

function contentOf(name: string, value: string, element: LiveElement, sight: Sight): string | null {
  const tag = element.localName
  if (labels.has(name)) return sight.label ? value : null
  if (name === 'data-state' && ticks.has(value)) return sight.value ? value : null
  if (!values.has(name)) return null
  if (name === 'value' && isButton(element)) return sight.label ? value : null
  if (name === 'value' && (tag === 'option' || tag === 'select' || ticked(element))) return null
  return sight.value ? value : null
}

/** A checkbox or a radio button: its `value` is an inner name, never something to be seen. */
export function ticked(element: LiveElement): boolean {
  const type = (element.getAttribute('type') ?? '').toLowerCase()
  return element.localName === 'input' && (type === 'checkbox' || type === 'radio')
}

function pictureOf(name: string, value: string, element: LiveElement, sight: Sight, origin: string) {
  if (element.localName === 'img') {
    if (name === 'src') return sight.image ? ownAsset(value, origin) : null
    return (name === 'width' || name === 'height') && sight.image && /^\d{1,4}$/.test(value) ? value : null
  }
  if (element.localName === 'svg' && (name === 'width' || name === 'height') && iconSizes.has(value))
    return value
  if (element.localName === 'svg' && name === 'viewBox' && iconBoxes.has(value)) return value
  return isDrawing(element) && sight.image && drawing.test(value) && !/url\s*\(/i.test(value) ? value : null
}

function linkOf(name: string, value: string, element: LiveElement, origin: string): string | null {
  if ((element.getAttribute('rel') ?? '').toLowerCase() !== 'stylesheet') return null
  if (name === 'rel') return 'stylesheet'
  return name === 'href' ? ownSheet(value, origin) : null
}

/**
 * What is sent for one attribute: the value, or null when it stays home.
 * Example: `role="button"` -> `button`; `role="my-secret"` -> null; `title` -> only with the mark `label`.
 */
export function attributeOf(
  name: string,
  value: string,
  element: LiveElement,
  sight: Sight,
  around: Surroundings,
): string | null {
  if (value.length > limits.text) return null
  if (element.localName === 'link') return linkOf(name, value, element, around.origin)
  if (name === 'class') return knownClasses(value, around) || null
  if (name === 'rr_scrollLeft' || name === 'rr_scrollTop') return scrolled(value)
  const enumerated = Object.hasOwn(always, name) ? always[name] : undefined
  if (enumerated?.has(value)) return value
  if (name === 'href') return element.localName === 'a' && sight.href ? barePath(value, around.origin) : null
  if (name === 'src' || drawn.has(name)) return pictureOf(name, value, element, sight, around.origin)
  return contentOf(name, value, element, sight)
}

/** Whether a change of this attribute can show at all; if not, not even the moment of the change is told. */
export function mayCarry(name: string, value: string | null, element: LiveElement, sight: Sight): boolean {
  if (!sendable.has(name) || name === 'data-hidden' || name.startsWith('rr_scroll')) return false
  if (element.localName === 'link') return true
  if (name === 'value' && element.localName === 'option') return false
  if (name === 'value' && isButton(element)) return sight.label
  if (name === 'data-state') return sight.value || value === null || !ticks.has(value)
  if (labels.has(name)) return sight.label
  if (values.has(name)) return sight.value
  if (name === 'href') return sight.href
  return name === 'src' || drawn.has(name) ? sight.image : true
}

/** Attribute names that can occur in shared events at all; the receiver refuses every other. */
export const sendable: ReadonlySet<string> = new Set([
  ...Object.keys(always),
  ...labels,
  ...values,
  ...drawn,
  ...words('class rr_scrollLeft rr_scrollTop href src rel data-hidden'),
])
