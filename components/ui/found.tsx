import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

type FoundProps = {
  /** The list with nothing looked for. */
  path: string
  filtered: boolean
  /** Sentences about what could not be read. */
  problems: string[]
  count: number
  /** The list's own sentences: how much is shown, that there is nothing, the way to everything. */
  words: { count: string; none: string; showAll: string }
  /** Whoever looks along may read how much there is. */
  shareCount?: boolean
  /** Beside how much is shown: a link, a button. */
  aside?: ReactNode
  children: ReactNode
}

/** What was found, or that it was nothing, under how much it is and what of the search could not be used. */
export function Found(props: FoundProps) {
  const { path, filtered, problems, count, words, shareCount, aside, children } = props
  return (
    <>
      {problems.length > 0 && <Problems problems={problems} />}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-small text-ink-2" data-share={shareCount ? 'text' : undefined}>
          {words.count}
        </p>
        {aside}
      </div>
      {count > 0 ? (
        children
      ) : (
        <EmptyState action={filtered && <LinkButton href={path}>{words.showAll}</LinkButton>}>
          <p data-share="text">{words.none}</p>
        </EmptyState>
      )}
    </>
  )
}

function Problems({ problems }: { problems: string[] }) {
  const t = useTranslations('shell.list')
  return (
    <Alert heading={t('problems')} className="mb-4">
      <ul data-share="tree">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Alert>
  )
}
