import { cx } from '@/components/ui/cx'

/** `primary` is the one main thing on a screen; `danger` ends or removes something. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet'

const base =
  'inline-flex min-h-control items-center justify-center gap-2 rounded-control border px-control-pad py-0.5 text-center font-semibold no-underline select-none transition-[background-color,border-color,color,transform] duration-70 ease-calm active:translate-y-px'

const looks: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-spruce text-on-spruce hover:bg-spruce-strong',
  secondary: 'border-edge bg-surface text-ink hover:border-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-spruce hover:bg-spruce-tint',
  danger: 'border-transparent bg-red text-on-spruce hover:bg-red-strong',
  'danger-quiet': 'border-edge bg-surface text-red hover:border-red hover:bg-red-tint',
}

const off = 'cursor-not-allowed border-line bg-sunken text-ink-2'

/** The classes of a button, for the few elements that look like one without being one. */
export function buttonClass(variant: ButtonVariant, disabled = false, extra?: string): string {
  return cx(base, disabled ? off : looks[variant], extra)
}
