import { useFormatter, useTranslations } from 'next-intl'
import { Picture } from '@/components/message/picture'
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
