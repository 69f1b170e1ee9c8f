import type { ReactNode } from 'react'
import { SettingsMenu } from '@/components/shell/settings-menu'
import { Wordmark } from '@/components/shell/wordmark'
import { cx } from '@/components/ui/cx'

/** What stands around everything before sign-in: the way back there, language and appearance. */
export function FrontPage({ children, beside }: { children: ReactNode; beside?: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-netbank flex-col px-4 sm:px-6">
      <header className="flex items-center justify-between py-3">
        <Wordmark href="/sign-in" />
        <div className="-mr-3.5">
          <SettingsMenu />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx(
          'grid grow content-start items-start gap-x-16 gap-y-12 pt-6 pb-16 md:pt-16',
          beside
            ? 'md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]'
            : 'justify-center grid-cols-[minmax(0,24rem)]',
        )}
      >
        {children}
        {beside}
      </main>
    </div>
  )
}
