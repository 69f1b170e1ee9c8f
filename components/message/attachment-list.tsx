'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { FileKind } from '@/lib/message/content-kind'
import type { Attachment } from '@/lib/message/thread'

/** What every browser can show. */
const pictures: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'webp'])

/** What came with a message: pictures are seen, other files are fetched. Nothing opens that is not known to be clean. */
export function AttachmentList({ files }: { files: Attachment[] }) {
  const t = useTranslations('message.file')
  if (files.length === 0) return null
  return (
    <ul aria-label={t('with')} data-share="label" className="flex flex-col items-start gap-2">
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          <File file={file} />
        </li>
      ))}
    </ul>
  )
}

function File({ file }: { file: Attachment }) {
  const t = useTranslations('message.file')
  const words = useFileWords()
  const { id, name, kind, bytes, scan } = file
  if (scan !== 'clean')
    return (
      <p>
        {name}{' '}
        <span className="text-small text-ink-2" data-share="text">
          {t(scan)}
        </span>
      </p>
    )
  const href = `/api/messages/files/${id}`
  if (pictures.has(kind)) return <Picture href={href} name={name} />
  return (
    <p>
      <a href={href} download={name} className="link inline-block py-1">
        {name}
      </a>{' '}
      <span className="figures text-small text-ink-2">
        {words.kind(kind)} · {words.size(bytes)}
      </span>
    </p>
  )
}

/**
 * A picture in its message, as high as it will be; pressed, it is seen larger over the page. Neither a call nor what is being
 * written is left for it, and whatever covers or ends the page does so with the picture, too.
 */
function Picture({ href, name }: { href: string; name: string }) {
  const t = useTranslations('message.file')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="block w-fit max-w-full rounded-control"
        onClick={() => setOpen(true)}
      >
        <img
          src={href}
          alt={name}
          loading="lazy"
          className="h-48 min-w-12 max-w-full rounded-control border border-line bg-sunken object-scale-down"
        />
        <span className="sr-only" data-share="text">
          {t('opens')}
        </span>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={<span className="wrap-anywhere">{name}</span>} wide>
        <img src={href} alt={name} className="max-h-[65dvh] w-full object-contain" />
        <p>
          <a href={href} download={name} className="link inline-block py-1">
            <span data-share="text">{t('save')}</span>
          </a>
        </p>
      </Dialog>
    </>
  )
}

const kilobyte = 1_024
const megabyte = kilobyte * kilobyte

/** What a file is and how large, in words: "Picture, PNG", "340 kB". */
export function useFileWords() {
  const t = useTranslations('message.file')
  const format = useFormatter()
  const inUnit = (value: number, unit: string, digits: number) =>
    format.number(value, { style: 'unit', unit, maximumFractionDigits: digits })
  return {
    kind: (kind: FileKind) => t(`kind.${kind}`),
    size: (bytes: number) =>
      bytes < megabyte
        ? inUnit(Math.ceil(bytes / kilobyte), 'kilobyte', 0)
        : inUnit(bytes / megabyte, 'megabyte', 1),
  }
}
