import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/cx'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

/** A native checkbox with its words beside it. The whole row is the target. */
export function Checkbox({ label, hint, error, className, id, ...rest }: CheckboxProps) {
  const own = useId()
  const control = id ?? own
  const described = cx(hint ? `${control}-hint` : null, error ? `${control}-error` : null)
  return (
    <div className={className}>
      <label htmlFor={control} className="flex min-h-control items-center gap-3">
        <input
          {...rest}
          id={control}
          type="checkbox"
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          className="size-5 shrink-0 accent-spruce"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${control}-hint`} className="pl-8 text-small text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${control}-error`} className="pl-8 text-small font-semibold text-red">
          {error}
        </p>
      )}
    </div>
  )
}
