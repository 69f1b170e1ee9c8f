/** What stays seen and reachable under a lock carries this: the lock itself, the call, the live region. */
const stays = '[data-stays]'
/** What is never seen anyway. */
const unseen = 'script, style, link, template, noscript'

/**
 * Hides everything on the page and takes it out of reach (`inert`), open dialogs too, without unmounting anything: what
 * was filled in is still there afterwards. What appears meanwhile is covered as well. Returns the way to undo it.
 */
export function coverPage(page: HTMLElement = document.body): () => void {
  const covered = new Set<Element>()
  const hide = (element: Element) => {
    if (element.hasAttribute('data-covered')) return
    if (!element.hasAttribute('inert')) {
      element.setAttribute('inert', '')
      covered.add(element)
    }
    element.setAttribute('data-covered', '')
  }
  const walk = (parent: Element) => {
    for (const child of parent.children) {
      if (child.matches(`${stays}, ${unseen}`)) continue
      if (child.querySelector(stays)) walk(child)
      else hide(child)
    }
  }
  walk(page)
  const watcher = new MutationObserver(() => walk(page))
  watcher.observe(page, { childList: true, subtree: true })
  return () => {
    watcher.disconnect()
    for (const element of page.querySelectorAll('[data-covered]')) element.removeAttribute('data-covered')
    for (const element of covered) element.removeAttribute('inert')
  }
}

/**
 * An open dialog of the page must not close because of what is done to the lock over it: it listens on the document,
 * so presses and Escape stop before they get there. Returns the way to undo it.
 */
export function keepToItself(lock: HTMLElement): () => void {
  const stop = (event: Event) => event.stopPropagation()
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.stopImmediatePropagation()
  }
  lock.addEventListener('pointerdown', stop)
  lock.addEventListener('focusin', stop)
  window.addEventListener('keydown', onEscape, true)
  return () => {
    lock.removeEventListener('pointerdown', stop)
    lock.removeEventListener('focusin', stop)
    window.removeEventListener('keydown', onEscape, true)
  }
}
