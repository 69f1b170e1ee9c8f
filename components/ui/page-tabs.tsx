import { Link } from '@/components/ui/link'

type PageTabsProps = {
  label: string
  tabs: readonly { href: string; label: string; here: boolean }[]
  /** Whoever looks along sees them. */
  share?: boolean
}

/** Ways of looking at one page, each with an address of its own. */
export function PageTabs({ label, tabs, share }: PageTabsProps) {
  return (
    <nav aria-label={label} data-share={share ? 'tree' : undefined} className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.here ? 'page' : undefined}
              className={`-mb-px flex min-h-control items-center border-b-3 no-underline ${tab.here ? here : elsewhere}`}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const here = 'border-spruce font-semibold text-ink'
const elsewhere = 'border-transparent text-ink-2 hover:text-ink'
