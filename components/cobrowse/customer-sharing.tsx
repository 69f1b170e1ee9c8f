'use client'

import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { ConsentDialog } from './consent-dialog'
import { PointerOverlay } from './pointer-overlay'
import { SharedBanner } from './shared-banner'
import type { SharingActions } from './sharing-actions'
import { type CustomerSharingState, useCustomerSharing } from './use-customer-sharing'

const Context = createContext<CustomerSharingState | null>(null)

/** Looking along, for everything below it. Stands once, in the customer's layout, inside the room. */
export function CustomerSharing({ actions, children }: { actions: SharingActions; children: ReactNode }) {
  const sharing = useCustomerSharing(actions)
  const { shared } = sharing
  // Hidden fields are hatched by the stylesheet while this stands on the root element.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-looked-along', shared)
  }, [shared])
  return (
    <Context value={sharing}>
      <SharedBanner />
      {children}
      <ConsentDialog />
      <PointerOverlay />
    </Context>
  )
}

/** What is shared, and what can be done about it. */
export function useSharing(): CustomerSharingState {
  const sharing = useContext(Context)
  if (!sharing) throw new Error('useSharing needs a CustomerSharing above it')
  return sharing
}
