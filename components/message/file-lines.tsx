'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFileWords } from '@/components/message/attachment-list'
import type { FileLine, FileTray } from '@/components/message/file-tray'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import { filesAtMost } from '@/lib/message/attachment'

type FileLinesProps = {
  lines: readonly FileLine[]
  tray: FileTray
  /** One has been taken away, and the focus needs another place. */
  onGone: () => void
}

/** The files that go with a message: how far each has come, what it was refused for, and what can be done about it. */
export function FileLines({ lines, tray, onGone }: FileLinesProps) {
  const t = useTranslations('message.file')
  if (lines.length === 0) return null
  return (
    <ul
      aria-label={t('list')}
      data-share="label"
      className="max-w-reading divide-y divide-line rounded-control border border-line bg-surface"
    >
      {lines.map((line) => (
        <li key={line.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 pr-1 pl-3">
          <Name line={line} />
          {line.state === 'sending' && <Share line={line} />}
          <Buttons line={line} tray={tray} onGone={onGone} />
          <Trouble line={line} />
        </li>
      ))}
    </ul>
  )
}

function Name({ line }: { line: FileLine }) {
  const t = useTranslations('message.file')
  const words = useFileWords()
  return (
    <span className="min-w-0 grow basis-40 wrap-anywhere">
      {line.name}{' '}
      <span className="figures text-small whitespace-nowrap text-ink-2">{words.size(line.bytes)}</span>{' '}
      {line.state === 'kept' && line.file.scan !== 'clean' && (
        <span className="text-small text-ink-2" data-share="text">
          {t(line.file.scan)}
        </span>
      )}
    </span>
  )
}

function Share({ line: { name, share } }: { line: FileLine & { state: 'sending' } }) {
  const t = useTranslations('message.file')
  const format = useFormatter()
  return (
    <span className="flex items-center gap-2">
      <progress
        aria-label={t('uploading', { name })}
        max={1}
        value={share}
        className="h-2 w-24 accent-spruce"
      />
      <span aria-hidden className="figures w-11 text-right text-small text-ink-2">
        {format.number(share, { style: 'percent' })}
      </span>
    </span>
  )
}

function Buttons({ line, tray, onGone }: { line: FileLine; tray: FileTray; onGone: () => void }) {
  const t = useTranslations('message.file')
  const remove = async () => {
    if (await tray.remove(line.key)) onGone()
  }
  const last = useRef<HTMLButtonElement>(null)
  const retry = () => {
    tray.retry(line.key)
    // the button goes with the refusal
    last.current?.focus()
  }
  const about = <span className="sr-only">{line.name}</span>
  return (
    <span className="ml-auto flex flex-wrap">
      {line.state === 'refused' && line.again && (
        <Button variant="quiet" onClick={retry}>
          <span className="text-small" data-share="text">
            {t('again')}
          </span>{' '}
          {about}
        </Button>
      )}
      <Button ref={last} variant="quiet" onClick={remove}>
        <span className="text-small" data-share="text">
          {t(line.state === 'sending' ? 'cancel' : 'remove')}
        </span>{' '}
        {about}
      </Button>
    </span>
  )
}

/** Why it was refused, or why it is still there. Named by its file: several may have something to say at once. */
function Trouble({ line }: { line: FileLine }) {
  const t = useTranslations('message.file')
  const refusal = useRefusal('message')
  const reason = line.state === 'refused' ? line.reason : line.state === 'kept' ? line.trouble : null
  if (reason === null) return null
  return (
    <Alert className="mb-1 basis-full">
      <p>
        <span className="sr-only">{line.name}</span>{' '}
        <span data-share="text">
          {reason === 'files_at_most' ? t('atMost', { count: filesAtMost }) : refusal(reason)}
        </span>
      </p>
    </Alert>
  )
}
