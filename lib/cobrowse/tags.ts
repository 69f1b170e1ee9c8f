/**
 * Which elements travel as what they are. A node is never dropped (others refer to its id); what may not
 * travel is emptied and takes an inert tag: `template` when it has no box of its own, `div` when it has.
 */
const words = (text: string) => new Set(text.split(' '))

const html = words(
  'html head body link a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup data dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var wbr',
)
const svg = words(
  'svg g path circle ellipse line polyline polygon rect text tspan defs linearGradient radialGradient stop title desc',
)
const boxless = words(
  'script style noscript template base meta title source track param slot area map datalist',
)

export const EMPTY_TAG = 'template'
const BLOCKED_TAG = 'div'

/** rrweb does not look into these at all; our own interface is not sent either. */
export const BLOCKED_SELECTOR =
  'iframe, frame, object, embed, canvas, video, audio, portal, fencedframe, [data-share~="off"]'

export type SentTag = { tagName: string; isSVG: boolean; blocked: boolean }

/** What an element is sent as. Example: `section` as itself, `iframe` as an empty `div`, `script` as `template`. */
export function sentTag(tagName: string, isSVG: boolean): SentTag {
  if (isSVG) {
    return svg.has(tagName)
      ? { tagName, isSVG: true, blocked: false }
      : { tagName: 'g', isSVG: true, blocked: true }
  }
  const name = tagName.toLowerCase()
  if (boxless.has(name)) return { tagName: EMPTY_TAG, isSVG: false, blocked: true }
  if (html.has(name)) return { tagName: name, isSVG: false, blocked: false }
  return { tagName: BLOCKED_TAG, isSVG: false, blocked: true }
}

/** Whether a receiver may build this tag. */
export function isSentTag(tagName: string, isSVG: boolean): boolean {
  return isSVG ? svg.has(tagName) : html.has(tagName) || tagName === EMPTY_TAG
}
