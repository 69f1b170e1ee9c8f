'use client'

import { Paperclip } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { filesAtMost } from '@/lib/message/attachment'

type Take = (files: Iterable<File>) => void

/** What a picker offers first. What a file really is, its content says. */
const offered =
  'image/png,image/jpeg,image/webp,image/heic,.heic,.heif,application/pdf,.txt,.csv,.md,.log,.docx,.xlsx'

/** Chooses files for a message. */
export function AttachButton({ onFiles, ref }: { onFiles: Take; ref: Ref<HTMLButtonElement> }) {
  const t = useTranslations('message.file')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <>
      <Button
        ref={ref}
        icon={<Paperclip aria-hidden width={20} height={20} strokeWidth={1.75} />}
        aria-describedby={id}
        onClick={() => input.current?.click()}
      >
        <span data-share="text">{t('attach')}</span>
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={offered}
        aria-label={t('attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // so that the same file can be chosen again
          target.value = ''
        }}
      />
      <p id={id} className="basis-full text-small text-ink-2" data-share="text">
        {t('hint', { count: filesAtMost })}
      </p>
    </>
  )
}

/**
 * Files that are dropped anywhere on the page are taken in: none of them opens in place of the page. A picture of the page
 * itself is no such file, though browsers offer it as one. Whether some are above the page.
 */
export function useDroppedFiles(onFiles: Take): boolean {
  const [above, setAbove] = useState(false)
  useEffect(() => {
    let own = false
    const begin = () => {
      own = true
    }
    const end = () => {
      own = false
    }
    const over = (event: DragEvent) => {
      if (own || !event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setAbove(true)
    }
    // the pointer has left the window, not only one element for another
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setAbove(false)
    }
    const drop = (event: DragEvent) => {
      setAbove(false)
      const files = own ? [] : [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      onFiles(files)
    }
    window.addEventListener('dragstart', begin)
    window.addEventListener('dragend', end)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragstart', begin)
      window.removeEventListener('dragend', end)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles])
  return above
}

/** A pasted picture is attached; where there is text beside it (a table, a page) the text is what was meant. */
export function filesPasted(event: Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>): File[] {
  const { files, types } = event.clipboardData
  if (files.length === 0 || types.includes('text/plain')) return []
  event.preventDefault()
  return [...files]
}
