'use client'

import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { List } from '@/components/ui/list'
import type { Role } from '@/lib/access/actor'
import { demoPassword, type demoPeople } from '@/lib/access/demo-people'

export type DemoPerson = (typeof demoPeople)[number]

const groups: readonly { role: Role; label: 'customers' | 'advisors' | 'schedulers' }[] = [
  { role: 'customer', label: 'customers' },
  { role: 'advisor', label: 'advisors' },
  { role: 'scheduler', label: 'schedulers' },
]

type DemoAccountsProps = { people: readonly DemoPerson[]; onPick: (person: DemoPerson) => void }

/** Who one may be in the demo. One press fills in the form. */
export function DemoAccounts({ people, onPick }: DemoAccountsProps) {
  const t = useTranslations('access.demo')
  return (
    <section aria-labelledby="demo-title" className="md:border-l md:border-line md:pl-16">
      <h2 id="demo-title" className="font-title text-lead">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-reading text-small text-ink-2">
        {t.rich('text', { password: () => <code className="text-ink">{demoPassword}</code> })} {t('two')}
      </p>
      <div className="mt-6 space-y-5">
        {groups.map(({ role, label }) => (
          <div key={role}>
            <h3 className="mb-2 text-small font-semibold text-ink-2">{t(label)}</h3>
            <List>
              {people
                .filter((person) => person.role === role)
                .map((person) => (
                  <li key={person.email}>
                    <PersonButton person={person} onPick={onPick} />
                  </li>
                ))}
            </List>
          </div>
        ))}
      </div>
    </section>
  )
}

function PersonButton({ person, onPick }: { person: DemoPerson; onPick: (person: DemoPerson) => void }) {
  const t = useTranslations('access.demo')
  return (
    <button
      type="button"
      onClick={() => onPick(person)}
      className="flex w-full min-w-0 items-center gap-3 rounded-[inherit] px-3 py-2 text-left transition-colors duration-70 hover:bg-spruce-tint"
    >
      <Avatar name={person.name} size={36} />
      <span className="flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-[1rem] font-semibold">{person.name}</span>
        <span className="text-small text-ink-2">{person.email}</span>
      </span>
      {person.advisor && <span className="sr-only">{t('sees', { advisor: person.advisor })}</span>}
    </button>
  )
}
