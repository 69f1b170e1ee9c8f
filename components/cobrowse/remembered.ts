import { keep, recall } from '@/components/ui/storage'

const key = 'radrum-shared'

/** Whether this very window was the one that the customer allowed to be seen. One that keeps nothing asks again. */
export function wasSharedHere(sharingId: string): boolean {
  return recall('window', key) === sharingId
}

/** Remembers it over a reload, for this window and no other. */
export function keepSharedHere(sharingId: string): void {
  keep('window', key, sharingId)
}
