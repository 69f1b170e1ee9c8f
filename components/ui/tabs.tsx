'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

type TabsProps<V extends string> = {
  label: string
  value: V
  onValueChange: (value: V) => void
  tabs: readonly { value: V; label: ReactNode; panel: ReactNode }[]
}

/** Views of the same thing. Arrows move between the tabs, the chosen one stands on a thick line. */
export function Tabs<V extends string>({ label, value, onValueChange, tabs }: TabsProps<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onValueChange(next as V)}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-control border-b-3 border-transparent px-3 whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-3 data-[state=active]:border-spruce data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.panel}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
