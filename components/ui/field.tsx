import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/cx'

export type FieldBase = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Label, hint and error are the product's own words (no amounts, no names), so who looks along may read them. */
  shareLabel?: boolean
}

type FieldProps = FieldBase & {
  id?: string
  className?: string
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** Label above, hint under it, then the control, its error between: everything tied together by id. */
export function Field({ id, label, hint, error, shareLabel, className, children }: FieldProps) {
  const own = useId()
  const control = id ?? own
  const described = cx(hint ? `${control}-hint` : null, error ? `${control}-error` : null)
  const share = shareLabel ? 'text' : undefined
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={control} className="font-semibold" data-share={share}>
        {label}
      </label>
      {hint && (
        <p id={`${control}-hint`} className="text-small text-ink-2" data-share={share}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${control}-error`} className="text-small font-semibold text-red" data-share={share}>
          {error}
        </p>
      )}
      {children({
        id: control,
        ...(described && { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  )
}

const box =
  'min-h-control w-full min-w-0 rounded-control border bg-surface px-3 py-1.5 text-ink transition-colors duration-70 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-2'

/** The classes of a text box, for controls that look like one. */
export function boxClass(error?: unknown, extra?: string): string {
  return cx(
    box,
    error ? 'border-red shadow-[inset_0_0_0_1px_var(--red)]' : 'border-edge hover:border-ink',
    extra,
  )
}

type Control<T extends 'input' | 'textarea' | 'select'> = FieldBase &
  ComponentProps<T> & {
    /** For the whole field; `inputClassName` is for the control. */ inputClassName?: string
  }

/** One line of text. All other props, `data-share` too, go to the input. */
export function TextField(props: Control<'input'>) {
  const { label, hint, error, shareLabel, className, inputClassName, id, ...rest } = props
  return (
    <Field {...{ id, label, hint, error, shareLabel, className }}>
      {(control) => <input type="text" {...rest} {...control} className={boxClass(error, inputClassName)} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextareaField(props: Control<'textarea'>) {
  const { label, hint, error, shareLabel, className, inputClassName, id, ...rest } = props
  return (
    <Field {...{ id, label, hint, error, shareLabel, className }}>
      {(control) => (
        <textarea rows={4} {...rest} {...control} className={boxClass(error, cx('py-2', inputClassName))} />
      )}
    </Field>
  )
}

/** A native select: `<option>` elements are its children. */
export function SelectField(props: Control<'select'>) {
  const { label, hint, error, shareLabel, className, inputClassName, id, ...rest } = props
  return (
    <Field {...{ id, label, hint, error, shareLabel, className }}>
      {(control) => (
        <select {...rest} {...control} className={boxClass(error, cx('chevron', inputClassName))} />
      )}
    </Field>
  )
}
