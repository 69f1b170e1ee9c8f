import type { Result } from '@/lib/result'

/** No answer at all is an answer, too. */
export function settled<T>(asked: Promise<Result<T>>): Promise<Result<T>> {
  return asked.catch(() => ({ ok: false, reason: 'unavailable' }) as const)
}
