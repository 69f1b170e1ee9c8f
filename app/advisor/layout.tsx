import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { unlock } from '@/app/actions/access'
import { readBrief } from '@/app/actions/contact'
import { acceptCall, declineCall, hangUp, letIn, rejoinMeeting } from '@/app/actions/meeting'
import { SessionGuard } from '@/components/access/session-guard'
import { AdvisorDock } from '@/components/dock/advisor-dock'
import { AdvisorCall } from '@/components/meeting/advisor-call'
import { OwnStatus } from '@/components/presence/own-status'
import { StreamProvider } from '@/components/presence/stream-provider'
import { MoreMessages } from '@/components/shell/more-messages'
import { StaffShell } from '@/components/shell/staff-shell'
import { countUnreadThreads } from '@/db/message'
import { messagesFor } from '@/lib/language/messages-for'
import { readFirstState } from '@/lib/server/first-state'
import { currentSession } from '@/lib/server/session'

const callActions = { acceptCall, declineCall, letIn, hangUp, rejoinMeeting, readBrief }

/** The desk around the page, with what outlives pages. Each page asks for itself who may see it. */
export default async function AdvisorLayout({ children }: { children: ReactNode }) {
  return (
    <MoreMessages messages={messagesFor(await getLocale(), 'advisor')}>
      <Desk>{children}</Desk>
    </MoreMessages>
  )
}

async function Desk({ children }: { children: ReactNode }) {
  const known = await currentSession()
  if (known?.actor.role !== 'advisor') return <StaffShell desk="advisor">{children}</StaffShell>
  const { actor } = known
  return (
    <StreamProvider
      person={{ id: actor.id, role: actor.role }}
      initial={await readFirstState(known, new Date())}
    >
      <AdvisorCall actions={callActions}>
        <StaffShell
          desk="advisor"
          name={actor.name}
          unread={await countUnreadThreads(actor)}
          status={<OwnStatus />}
          dock={
            <div data-stays>
              <AdvisorDock />
            </div>
          }
        >
          {children}
        </StaffShell>
      </AdvisorCall>
      <SessionGuard unlock={unlock} />
    </StreamProvider>
  )
}
