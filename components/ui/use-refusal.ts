'use client'

import { useTranslations } from 'next-intl'

/**
 * Turns a refusal into its sentence: `<noun>.refusal.<reason>`, else what every action may answer (`signed_out`,
 * `bad_input`, `unavailable`, `failed:<id>` …) from `access.refusal`. Show it in an `Alert`.
 */
export function useRefusal(noun: string): (reason: string) => string {
  const own = useTranslations(noun)
  const shared = useTranslations('access')
  return (reason) => {
    const [kind = reason, id = ''] = reason.split(':')
    const key = `refusal.${kind}`
    if (own.has(key)) return own(key)
    if (kind !== 'failed' && shared.has(key)) return shared(key)
    return shared('refusal.failed', { id: id || kind })
  }
}
