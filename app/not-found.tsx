import { NotFoundMessage } from '@/components/shell/not-found-message'
import { Wordmark } from '@/components/shell/wordmark'

/** Every address that leads nowhere. */
export default function NotFound() {
  return (
    <div className="mx-auto max-w-netbank px-4 sm:px-6">
      <header className="py-4">
        <Wordmark href="/" />
      </header>
      <main id="main" tabIndex={-1} className="py-12">
        <NotFoundMessage />
      </main>
    </div>
  )
}
