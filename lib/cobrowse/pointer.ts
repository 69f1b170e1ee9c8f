/**
 * Pointing from one window into another of a different size: not by pixels of the screen but by element, and
 * within the element by thousandths of its width and height.
 */
export type Spot = { id: number; tag: string; x: number; y: number }
export type Box = { left: number; top: number; width: number; height: number }

const THOUSAND = 1000

function share(at: number, from: number, length: number): number {
  if (!(length > 0)) return THOUSAND / 2
  return Math.min(THOUSAND, Math.max(0, Math.round(((at - from) / length) * THOUSAND)))
}

/** The spot on an element that lies under a point of the window. */
export function spotAt(element: { id: number; tag: string }, box: Box, x: number, y: number): Spot {
  return { ...element, x: share(x, box.left, box.width), y: share(y, box.top, box.height) }
}

/** Where a spot lies in this window, given the element's box here. */
export function placeOf(spot: Pick<Spot, 'x' | 'y'>, box: Box): { x: number; y: number } {
  return {
    x: box.left + (spot.x / THOUSAND) * box.width,
    y: box.top + (spot.y / THOUSAND) * box.height,
  }
}

/** How much a page of one size shrinks to fit into another; never grows. */
export function fit(
  page: { width: number; height: number },
  into: { width: number; height: number },
): number {
  if (!(page.width > 0) || !(page.height > 0) || !(into.width > 0) || !(into.height > 0)) return 1
  return Math.min(1, into.width / page.width, into.height / page.height)
}
