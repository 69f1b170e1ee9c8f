/** What this window remembers over a reload, and no other window or device does. */
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
}

/** Whether this very window was the one that the customer allowed to be seen. */
export function wasSharedHere(sharingId: string): boolean {
  return read('radrum-shared') === sharingId
}

export function keepSharedHere(sharingId: string): void {
  keep('radrum-shared', sharingId)
}
