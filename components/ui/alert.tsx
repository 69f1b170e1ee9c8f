import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

const tones = {
  error: { box: 'border-red bg-red-tint', mark: 'text-red', icon: CircleAlert },
  warning: { box: 'border-ochre bg-ochre-tint', mark: 'text-ochre', icon: TriangleAlert },
  success: { box: 'border-green bg-green-tint', mark: 'text-green', icon: CircleCheck },
  info: { box: 'border-spruce bg-spruce-tint', mark: 'text-spruce', icon: Info },
} as const

export type Tone = keyof typeof tones

type NoticeProps = ComponentProps<'div'> & { tone?: Tone; heading?: ReactNode }

/** Something worth knowing, standing still on the page. Says nothing by itself to a screen reader. */
export function Notice({ tone = 'info', heading, children, className, ...rest }: NoticeProps) {
  const { box, mark, icon: Icon } = tones[tone]
  return (
    <div {...rest} className={cx('flex gap-3 rounded-control border-l-4 px-4 py-3 text-ink', box, className)}>
      <Icon aria-hidden className={cx('mt-1 shrink-0', mark)} width={20} height={20} />
      <div className="min-w-0 grow space-y-1">
        {heading && <p className="font-semibold">{heading}</p>}
        {children}
      </div>
    </div>
  )
}

/** What went wrong and what to do next, announced at once. Render it only when there is something to say. */
export function Alert({ tone = 'error', ...rest }: NoticeProps) {
  return <Notice role="alert" tone={tone} {...rest} />
}
