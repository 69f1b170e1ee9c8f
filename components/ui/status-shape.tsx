/** The five states a person can be in, each with a shape of its own, so that colour is never alone. */
export type StatusKind = 'available' | 'meeting' | 'busy' | 'away' | 'offline'

const tone: Record<StatusKind, string> = {
  available: 'text-green',
  meeting: 'text-ochre',
  busy: 'text-red',
  away: 'text-ochre',
  offline: 'text-ink-2',
}

const ring = { cx: 8, cy: 8, r: 6, fill: 'none', stroke: 'currentColor', strokeWidth: 2 }

/** Disc: available. Half disc: in a meeting. Disc with a bar: busy. Ring: away. Hollow square: offline. */
export function StatusShape({ kind, size = 16 }: { kind: StatusKind; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={`shrink-0 ${tone[kind]}`}
    >
      {kind === 'available' && <circle cx={8} cy={8} r={7} fill="currentColor" />}
      {kind === 'meeting' && (
        <>
          <circle {...ring} />
          <path d="M8 1a7 7 0 0 1 0 14z" fill="currentColor" />
        </>
      )}
      {kind === 'busy' && (
        <path fill="currentColor" fillRule="evenodd" d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4 7v2h8V7z" />
      )}
      {kind === 'away' && <circle {...ring} />}
      {kind === 'offline' && (
        <rect x={2.5} y={2.5} width={11} height={11} fill="none" stroke="currentColor" strokeWidth={2} />
      )}
    </svg>
  )
}
