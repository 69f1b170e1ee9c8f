/**
 * Things of this browser window, one a key, as long as its scripts live: who goes on and comes **Back** finds what they
 * typed, whatever the router still has of the page. On the server each page has its own.
 */
export class OnePerWindow<T> {
  private readonly things = new Map<string, T>()

  get(key: string): T | undefined {
    return this.things.get(key)
  }

  of(key: string, make: () => T): T {
    const there = this.things.get(key)
    if (there) return there
    const made = make()
    if (typeof window !== 'undefined') this.things.set(key, made)
    return made
  }
}
