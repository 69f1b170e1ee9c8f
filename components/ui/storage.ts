/** `window`: this window alone, over reloads. `browser`: every window of it, for good. */
type Place = 'window' | 'browser'

/** What is kept there; null when there is nothing, also where nothing may be stored. */
export function recall(place: Place, key: string): string | null {
  try {
    return storageOf(place).getItem(key)
  } catch {
    return null
  }
}

/** Keeps it there; null forgets it. Where storage is refused or full it lasts as long as the page. */
export function keep(place: Place, key: string, value: string | null): void {
  try {
    if (value === null) storageOf(place).removeItem(key)
    else storageOf(place).setItem(key, value)
  } catch {
    // whoever asks for it again finds nothing, as on the first day
  }
}

/** Asked for each time: in a private window the name alone may throw. */
function storageOf(place: Place): Storage {
  return place === 'window' ? sessionStorage : localStorage
}
