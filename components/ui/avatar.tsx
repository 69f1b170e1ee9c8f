import { cx } from '@/components/ui/cx'
import { initials } from '@/components/ui/initials'

const grounds = ['bg-spruce-tint text-spruce', 'bg-sunken text-ink', 'bg-surface text-ink-2'] as const

/** The same person always gets the same ground. */
function ground(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return grounds[sum % grounds.length] ?? grounds[0]
}

type AvatarProps = { name: string; size?: 28 | 36 | 56 | 96; className?: string }

const sizes = {
  28: 'size-7 text-[0.75rem]',
  36: 'size-9 text-[0.875rem]',
  56: 'size-14 text-[1.25rem]',
  96: 'size-24 text-[2rem]',
}

/** A person's portrait: a calm monogram. Decorative, because the name always stands beside it. */
export function Avatar({ name, size = 56, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-share="text"
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-full border border-line font-title leading-none select-none',
        sizes[size],
        ground(name),
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
