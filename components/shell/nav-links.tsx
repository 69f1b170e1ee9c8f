'use client'

import { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'

export type NavItem = {
  href: string
  label: string
  /** Pages below these paths belong here, too. */
  also?: readonly string[]
  /** How much is new there. */
  count?: ReactNode
  className?: string
}

type NavLinksProps = { label: string; items: readonly NavItem[]; className?: string }

/** The pages of a role. The one you are on stands on a spruce line; a slow one shows that it is coming. */
export function NavLinks({ label, items, className }: NavLinksProps) {
  const path = usePathname()
  return (
    <nav aria-label={label} data-share="tree" className={className}>
      <ul className="flex flex-wrap justify-between sm:justify-start sm:gap-x-2">
        {items.map((item) => {
          const here = path === item.href
          const below = item.also?.some((prefix) => path.startsWith(prefix)) ?? false
          return (
            <li key={item.href} className={item.className}>
              <Link
                href={item.href}
                aria-current={here ? 'page' : below ? 'true' : undefined}
                className={cx(
                  'relative flex min-h-control items-center px-1 text-small no-underline max-[21.5rem]:px-0.5 max-[21.5rem]:text-[0.8125rem] sm:px-2.5 sm:text-[1rem]',
                  here || below ? 'font-semibold text-ink' : 'text-ink-2 hover:text-ink',
                )}
              >
                {item.label}
                {item.count}
                <Line here={here || below} />
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function Line({ here }: { here: boolean }) {
  const { pending } = useLinkStatus()
  const look = cx(
    'absolute inset-x-1 bottom-0 h-0.75 sm:inset-x-2.5',
    pending && !here ? 'animate-late bg-edge' : 'bg-spruce',
  )
  return here || pending ? <span aria-hidden="true" className={look} /> : null
}
