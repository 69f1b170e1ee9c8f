'use client'

import { setNonce } from 'get-nonce'
import { useEffect } from 'react'

/**
 * Tells Radix (its scroll lock writes a style element) this document's nonce. It is read from the document, not sent
 * along: after a client navigation the server's newest nonce is not the one this document was loaded with.
 */
export function StyleNonce() {
  useEffect(() => {
    const script = document.querySelector<HTMLScriptElement>('script[nonce]')
    if (script?.nonce) setNonce(script.nonce)
  }, [])
  return null
}
