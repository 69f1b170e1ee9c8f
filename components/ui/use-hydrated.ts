import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Whether the scripts of this page have begun. What is typed into a text of the server's before that is replaced by it
 * when they do (React takes the page over with the text it was made with), so until then it is only to be read.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
