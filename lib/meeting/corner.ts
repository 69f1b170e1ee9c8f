/** Where the call's panel stands on a wide window. */
export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
export type Corner = (typeof corners)[number]

export type Box = { left: number; top: number; width: number; height: number }
export type Size = { width: number; height: number }

/** The corner whose quarter of the window holds the point. */
export function nearestCorner(point: { x: number; y: number }, window: Size): Corner {
  const side = point.x < window.width / 2 ? 'left' : 'right'
  return point.y < window.height / 2 ? `top-${side}` : `bottom-${side}`
}

/** Arrow keys move along one edge: ArrowUp in "bottom-left" leads to "top-left". null for every other key. */
export function cornerAfterKey(corner: Corner, key: string): Corner | null {
  const [edge, side] = corner.split('-')
  if (key === 'ArrowUp') return `top-${side}` as Corner
  if (key === 'ArrowDown') return `bottom-${side}` as Corner
  if (key === 'ArrowLeft') return `${edge}-left` as Corner
  if (key === 'ArrowRight') return `${edge}-right` as Corner
  return null
}

/** The panel's box in that corner, `gap` pixels from the edges. */
export function boxInCorner(corner: Corner, panel: Size, window: Size, gap: number): Box {
  const left = corner.endsWith('left') ? gap : window.width - gap - panel.width
  const top = corner.startsWith('top') ? gap : window.height - gap - panel.height
  return { left, top, ...panel }
}

/** Do two boxes cover a common point? Touching edges do not. */
export function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

/**
 * Where the panel goes so that it does not cover what has the focus (WCAG 2.2, 2.4.11): stays when it does not,
 * else the first free corner, up or down before sideways. Stays when every corner would cover it.
 */
export function stepAside(corner: Corner, focus: Box, panel: Size, window: Size, gap: number): Corner {
  const order = [corner, opposite(corner, 'edge'), opposite(corner, 'side'), opposite(corner, 'both')]
  return order.find((one) => !overlap(boxInCorner(one, panel, window, gap), focus)) ?? corner
}

function opposite(corner: Corner, what: 'edge' | 'side' | 'both'): Corner {
  const [edge, side] = corner.split('-')
  const newEdge = what !== 'side' ? (edge === 'top' ? 'bottom' : 'top') : edge
  const newSide = what !== 'edge' ? (side === 'left' ? 'right' : 'left') : side
  return `${newEdge}-${newSide}` as Corner
}

/** Reads what this browser has remembered. */
export function parseCorner(stored: string | null): Corner {
  return corners.find((corner) => corner === stored) ?? 'bottom-right'
}
