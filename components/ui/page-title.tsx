import type { ReactNode } from 'react'

type PageTitleProps = {
  children: ReactNode
  lead?: ReactNode
  above?: ReactNode
  actions?: ReactNode
  share?: boolean
}

/** The one h1 of a page, in the serif, with what may stand above, under and beside it. */
export function PageTitle({ children, lead, above, actions, share }: PageTitleProps) {
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {above}
        <h1 className="font-title text-title font-normal" data-share={share ? 'text' : undefined}>
          {children}
        </h1>
        {lead && (
          <p className="mt-1 max-w-reading text-ink-2" data-share={share ? 'text' : undefined}>
            {lead}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}
