'use client'

import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

const row =
  'flex min-h-control cursor-pointer items-center gap-3 rounded-control px-3 text-ink no-underline outline-none data-[highlighted]:bg-spruce-tint data-[highlighted]:shadow-[inset_0_0_0_2px_var(--focus)] data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-2'

/** A menu that hangs on a button, in the same landmark. `trigger` is one `Button` or `IconButton`. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="z-40 min-w-56 rounded-surface border border-line bg-surface p-1.5 shadow-float [--shift:-4px] animate-menu"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  )
}

/** A quiet heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-3 pt-2 pb-1 text-small text-ink-2">{children}</Radix.Label>
}

/** A line between groups. */
export function MenuLine() {
  return <Radix.Separator className="my-1.5 h-px bg-line" />
}

type MenuChoiceProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string; lang?: string }[]
  onValueChange: (value: V) => void
}

/** One of several, inside a menu: the chosen one carries a disc. */
export function MenuChoice<V extends string>({ label, value, options, onValueChange }: MenuChoiceProps<V>) {
  return (
    <Radix.RadioGroup aria-label={label} value={value} onValueChange={(next) => onValueChange(next as V)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} lang={option.lang} className={row}>
          <span aria-hidden className="grid size-4 place-items-center rounded-full border border-edge">
            <Radix.ItemIndicator className="size-2 rounded-full bg-spruce" />
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}
