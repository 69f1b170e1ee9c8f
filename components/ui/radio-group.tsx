'use client'

import { type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/cx'

export type RadioOption<V extends string> = {
  value: V
  label: ReactNode
  hint?: ReactNode
  /** Before the label: an icon or a status shape. */
  mark?: ReactNode
  disabled?: boolean
}

type RadioGroupProps<V extends string> = {
  label: string
  options: readonly RadioOption<V>[]
  value: V | null
  onValueChange: (value: V) => void
  /** Form name; made up when nothing is submitted. */
  name?: string
  /** `rows` stand under each other; `bar` lies in one line where there is room. */
  layout?: 'rows' | 'bar'
  hideLabel?: boolean
  error?: ReactNode
  className?: string
}

/** Native radios in a named group: arrows move, one tab stop, a line and a tint show the choice. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, options, value, onValueChange, name, layout = 'rows', hideLabel, error, className } = props
  const id = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={error ? `${id}-error` : undefined}
      className={className}
    >
      <p id={`${id}-label`} className={hideLabel ? 'sr-only' : 'mb-1 font-semibold'}>
        {label}
      </p>
      {error && (
        <p id={`${id}-error`} className="mb-1 text-small font-semibold text-red">
          {error}
        </p>
      )}
      <div className={cx('flex gap-2', layout === 'rows' ? 'flex-col' : 'flex-wrap')}>
        {options.map((option) => (
          <Radio
            key={option.value}
            option={option}
            name={name ?? id}
            checked={option.value === value}
            onPick={() => onValueChange(option.value)}
          />
        ))}
      </div>
    </div>
  )
}

type RadioProps<V extends string> = {
  option: RadioOption<V>
  name: string
  checked: boolean
  onPick: () => void
}

function Radio<V extends string>({ option, name, checked, onPick }: RadioProps<V>) {
  return (
    <label
      className={cx(
        'flex min-h-control items-center gap-2.5 rounded-control border px-3 py-1 transition-colors duration-70',
        checked
          ? 'border-spruce bg-spruce-tint shadow-[inset_0_0_0_1px_var(--spruce)]'
          : 'border-edge bg-surface',
        option.disabled ? 'cursor-not-allowed text-ink-2' : 'cursor-pointer hover:border-ink',
      )}
    >
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        onChange={onPick}
        className="size-4.5 shrink-0 accent-spruce"
      />
      {option.mark}
      <span className="min-w-0">
        {option.label}
        {option.hint && <span className="block text-small text-ink-2">{option.hint}</span>}
      </span>
    </label>
  )
}
