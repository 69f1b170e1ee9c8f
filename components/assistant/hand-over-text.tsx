import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { HandOverPreview } from '@/components/assistant/assistant-actions'
import { firstName } from '@/lib/presence/first-name'

/** Exactly what the other side will read, and who that is. */
export function HandOverText({ preview }: { preview: HandOverPreview }) {
  const t = useTranslations('assistant.handOver')
  const id = useId()
  const { subject, parts, to } = preview
  return (
    <>
      <p>
        {to.insteadOf === null
          ? t('to', { name: to.name })
          : t('toOther', { name: to.name, first: firstName(to.insteadOf) })}
      </p>
      <section aria-labelledby={id} className="rounded-control bg-sunken px-4 py-3 wrap-anywhere">
        <p id={id} className="font-semibold">
          {t('subject', { subject })}
        </p>
        {parts.map((part, at) => (
          <div key={part} className="mt-3">
            {parts.length > 1 && (
              <p className="text-small text-ink-2">{t('parts', { nth: at + 1, count: parts.length })}</p>
            )}
            <p className="whitespace-pre-line">{part}</p>
          </div>
        ))}
      </section>
    </>
  )
}
