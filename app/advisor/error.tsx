'use client'

import { ErrorMessage } from '@/components/shell/error-message'

/** Inside the shell, so that a call goes on while a page fails. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorMessage error={error} retry={retry} />
}
