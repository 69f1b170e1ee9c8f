import type { ReactNode } from 'react'
import { StaffShell } from '@/components/shell/staff-shell'
import { currentSession } from '@/lib/server/session'

/** The desk around the page. It only knows a name to show; each page asks for itself who may see it. */
export default async function AdvisorLayout({ children }: { children: ReactNode }) {
  const known = await currentSession()
  return (
    <StaffShell desk="advisor" name={known?.actor.name}>
      {children}
    </StaffShell>
  )
}
