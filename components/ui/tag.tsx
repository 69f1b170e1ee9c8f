import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'

const tones = {
  plain: 'bg-sunken text-ink-2',
  good: 'bg-green-tint text-green',
  warning: 'bg-ochre-tint text-ochre',
  bad: 'bg-red-tint text-red',
  seen: 'bg-plum-tint text-plum',
} as const

/** One or two words about the state of a thing: "Blocked", "Cancelled". The word carries it, not the colour. */
export function Tag({
  tone = 'plain',
  className,
  ...rest
}: ComponentProps<'span'> & { tone?: keyof typeof tones }) {
  return (
    <span
      {...rest}
      className={cx('inline-block rounded-[4px] px-2 text-small font-semibold', tones[tone], className)}
    />
  )
}
