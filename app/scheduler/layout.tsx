import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { unlock } from '@/app/actions/access'
import { SessionGuard } from '@/components/access/session-guard'
import { StreamProvider } from '@/components/presence/stream-provider'
import { MoreMessages } from '@/components/shell/more-messages'
import { StaffShell } from '@/components/shell/staff-shell'
import { messagesFor } from '@/lib/language/messages-for'
import { readFirstState } from '@/lib/server/first-state'
import { currentSession } from '@/lib/server/session'

/** The desk around the page, with what outlives pages. Each page asks for itself who may see it. */
export default async function SchedulerLayout({ children }: { children: ReactNode }) {
  return (
    <MoreMessages messages={messagesFor(await getLocale(), 'scheduler')}>
      <Desk>{children}</Desk>
    </MoreMessages>
  )
}

async function Desk({ children }: { children: ReactNode }) {
  const known = await currentSession()
  if (known?.actor.role !== 'scheduler') return <StaffShell desk="scheduler">{children}</StaffShell>
  const { actor } = known
  return (
    <StreamProvider
      person={{ id: actor.id, role: actor.role }}
      initial={await readFirstState(known, new Date())}
    >
      <StaffShell desk="scheduler" name={actor.name}>
        {children}
      </StaffShell>
      <SessionGuard unlock={unlock} />
    </StreamProvider>
  )
}
