import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { unlock } from '@/app/actions/access'
import { allowSharing, refuseSharing, stopSharing } from '@/app/actions/cobrowse'
import { cancelCall, hangUp, prepareCall, rejoinMeeting, releaseCall, startCall } from '@/app/actions/meeting'
import { askToCallMe, withdrawRequest } from '@/app/actions/presence'
import { SessionGuard } from '@/components/access/session-guard'
import { CustomerSharing } from '@/components/cobrowse/customer-sharing'
import { ShareButton } from '@/components/cobrowse/share-button'
import { CustomerDock } from '@/components/dock/customer-dock'
import { CallButton } from '@/components/meeting/call-button'
import { CustomerCall } from '@/components/meeting/customer-call'
import { AdvisorCard } from '@/components/presence/advisor-card'
import { StreamProvider } from '@/components/presence/stream-provider'
import { CustomerShell } from '@/components/shell/customer-shell'
import { MoreMessages } from '@/components/shell/more-messages'
import { countUnreadThreads } from '@/db/message'
import { messagesFor } from '@/lib/language/messages-for'
import { readFirstState } from '@/lib/server/first-state'
import { currentSession } from '@/lib/server/session'

const callActions = { prepareCall, releaseCall, startCall, cancelCall, hangUp, rejoinMeeting, askToCallMe }
const sharingActions = { allowSharing, refuseSharing, stopSharing }
const cardActions = { askToCallMe, withdrawRequest }

/** The netbank around the page, with what outlives pages. Each page asks for itself who may see it. */
export default async function CustomerLayout({ children }: { children: ReactNode }) {
  return (
    <MoreMessages messages={messagesFor(await getLocale(), 'customer')}>
      <Netbank>{children}</Netbank>
    </MoreMessages>
  )
}

async function Netbank({ children }: { children: ReactNode }) {
  const known = await currentSession()
  if (known?.actor.role !== 'customer') return <CustomerShell>{children}</CustomerShell>
  const { actor } = known
  return (
    <StreamProvider
      person={{ id: actor.id, role: actor.role }}
      initial={await readFirstState(known, new Date())}
    >
      <CustomerCall actions={callActions}>
        <CustomerSharing actions={sharingActions}>
          <CustomerShell
            name={actor.name}
            unread={await countUnreadThreads(actor)}
            advisor={<AdvisorCard actions={cardActions} call={<CallButton />} />}
            dock={
              <div data-stays data-share="off">
                <CustomerDock share={<ShareButton />} />
              </div>
            }
          >
            {children}
          </CustomerShell>
        </CustomerSharing>
      </CustomerCall>
      <SessionGuard unlock={unlock} />
    </StreamProvider>
  )
}
