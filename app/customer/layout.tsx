import type { ReactNode } from 'react'
import { CustomerShell } from '@/components/shell/customer-shell'
import { currentSession } from '@/lib/server/session'

/** The netbank around the page. It only knows a name to show; each page asks for itself who may see it. */
export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const known = await currentSession()
  return <CustomerShell name={known?.actor.name}>{children}</CustomerShell>
}
