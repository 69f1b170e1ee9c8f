import { PassageText } from '@/components/assistant/passage'
import type { HelpText } from '@/lib/assistant/help-text'

type TextListProps = {
  texts: readonly Pick<HelpText, 'id' | 'title' | 'paragraphs' | 'page'>[]
  label: string
}

/** Help texts by their titles; each opens where it stands, also without script. */
export function TextList({ texts, label }: TextListProps) {
  return (
    <ul
      aria-label={label}
      data-share="label"
      className="max-w-reading divide-y divide-line rounded-surface border border-line bg-surface"
    >
      {texts.map((text) => (
        <li key={text.id}>
          <details className="px-4">
            <summary className="min-h-control py-3" data-share="text">
              {text.title}
            </summary>
            <div className="flex flex-col gap-2 pb-4">
              <PassageText passage={text} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
