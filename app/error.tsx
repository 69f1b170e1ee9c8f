'use client'

import { ErrorMessage } from '@/components/shell/error-message'

/** What fails outside the roles' own shells. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-netbank px-4 py-16 sm:px-6">
      <ErrorMessage error={error} retry={retry} />
    </main>
  )
}
