import type { WritingActions } from '@/components/message/message-actions'
import type { Upload, UploadFile } from '@/components/message/upload-file'
import { randomUuid } from '@/components/ui/random-uuid'
import { filesAtMost, largestFile } from '@/lib/message/attachment'
import type { Attachment, AttachmentId } from '@/lib/message/thread'
import { type Result, settled } from '@/lib/result'

/** A file that is to go with a message. `key` is the page's own. */
export type FileLine = { key: string; name: string; bytes: number } & (
  | { state: 'sending'; share: number }
  /** The bank has it. `trouble`: why it could not be taken away. */
  | { state: 'kept'; file: Attachment; trouble: string | null }
  /** `again`: the same file may be taken another time. */
  | { state: 'refused'; reason: string; again: boolean }
)

/** What a file itself is refused for, each time. */
const forGood: ReadonlySet<string> = new Set([
  'file_empty',
  'file_too_large',
  'file_executable',
  'file_active',
  'file_macros',
  'file_unknown',
  'file_infected',
])

/** The files beside a draft: each is uploaded for itself, and what happens to one does not touch the others. */
export class FileTray {
  private lines: readonly FileLine[]
  private readonly listeners = new Set<() => void>()
  private readonly given = new Map<string, File>()
  private readonly uploads = new Map<string, Upload>()
  /** Pages that have been here: one that comes again was kept by the router for **Back**, and is old by now. */
  private readonly pages = new WeakSet<readonly Attachment[]>()
  /** What the latest page had. */
  private known: ReadonlySet<AttachmentId>
  /** Sent or taken away from here: an older page does not bring it back. */
  private readonly gone = new Set<AttachmentId>()

  constructor(
    first: readonly Attachment[],
    private readonly upload: UploadFile,
    private readonly removeFile: WritingActions['removeFile'],
  ) {
    this.lines = first.map((file) => keptLine(file.id, file))
    this.known = new Set(first.map(({ id }) => id))
    this.pages.add(first)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): readonly FileLine[] => this.lines

  /** Whether nothing is on its way: the page can be left. */
  isKept(): boolean {
    return this.lines.every((line) => line.state !== 'sending')
  }

  /**
   * The page was fetched again: what has been checked meanwhile says so, what another window has sent or removed goes, and
   * what it has uploaded comes, unless one of these may be on its way from here.
   */
  renew(files: readonly Attachment[]): void {
    if (this.pages.has(files)) return
    this.pages.add(files)
    const fresh = new Map(files.map((file) => [file.id, file]))
    const there = (id: AttachmentId) => fresh.has(id) || !this.known.has(id)
    const stay = this.lines.filter((line) => line.state !== 'kept' || there(line.file.id))
    const here = new Set([...keptIds(stay), ...this.gone])
    const more = this.uploads.size > 0 ? [] : files.filter(({ id }) => !here.has(id))
    this.known = new Set(fresh.keys())
    this.set([
      ...stay.map((line) =>
        line.state === 'kept' ? { ...line, file: fresh.get(line.file.id) ?? line.file } : line,
      ),
      ...more.map((file) => keptLine(file.id, file)),
    ])
  }

  /** Takes files in. What cannot be sent anyway is refused before it costs anybody time. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      const key = randomUuid()
      const line = { key, name: file.name, bytes: file.size }
      this.given.set(key, file)
      const reason = this.whyNot(file)
      this.set([...this.lines, reason ? refusedLine(line, reason) : { ...line, state: 'sending', share: 0 }])
      if (!reason) this.start(key, file)
    }
  }

  /** The same file once more. */
  retry(key: string): void {
    const file = this.given.get(key)
    const line = this.lines.find((one) => one.key === key)
    if (!file || line?.state !== 'refused') return
    const { name, bytes } = line
    const reason = this.whyNot(file)
    this.put(reason ? refusedLine(line, reason) : { key, name, bytes, state: 'sending', share: 0 })
    if (!reason) this.start(key, file)
  }

  /** Takes a file away: stops it, forgets it, or asks the bank to. Whether it is gone. */
  async remove(key: string): Promise<boolean> {
    const line = this.lines.find((one) => one.key === key)
    if (line?.state !== 'kept') {
      this.drop([key])
      this.uploads.get(key)?.cancel()
      return true
    }
    const answer = await settled(this.removeFile({ id: line.file.id }))
    // not there any more is what was wanted
    const gone = answer.ok || answer.reason === 'not_found'
    if (gone) this.sent([line.file.id])
    else this.put({ ...line, trouble: answer.reason })
    return gone
  }

  /** Those that have gone, with a message or by themselves. */
  sent(ids: readonly AttachmentId[]): void {
    for (const id of ids) this.gone.add(id)
    this.drop(
      this.lines.filter((line) => line.state === 'kept' && ids.includes(line.file.id)).map(({ key }) => key),
    )
  }

  /** Once nothing is on its way any more. */
  async still(): Promise<void> {
    while (this.uploads.size > 0) await Promise.all([...this.uploads.values()].map(({ answer }) => answer))
  }

  private whyNot({ size }: File): string | null {
    if (size === 0) return 'file_empty'
    if (size > largestFile) return 'file_too_large'
    return this.lines.filter(({ state }) => state !== 'refused').length < filesAtMost ? null : 'files_at_most'
  }

  private start(key: string, file: File): void {
    const upload = this.upload(file, (share) => this.moved(key, share))
    const answer = settled(upload.answer).then((result) => {
      this.uploads.delete(key)
      this.settle(key, result)
      return result
    })
    this.uploads.set(key, { ...upload, answer })
  }

  private moved(key: string, share: number): void {
    const line = this.lines.find((one) => one.key === key)
    const percent = Math.floor(share * 100) / 100
    if (line?.state === 'sending' && percent !== line.share) this.put({ ...line, share: percent })
  }

  private settle(key: string, result: Result<Attachment>): void {
    const line = this.lines.find((one) => one.key === key)
    if (!line) {
      if (result.ok) this.takeBack(result.value.id)
      return
    }
    if (result.ok) this.given.delete(key)
    this.put(result.ok ? keptLine(key, result.value) : refusedLine(line, result.reason))
  }

  /** Taken away too late to be stopped: it does not stay at the bank. */
  private takeBack(id: AttachmentId): void {
    this.gone.add(id)
    void settled(this.removeFile({ id }))
  }

  private put(line: FileLine): void {
    this.set(this.lines.map((one) => (one.key === line.key ? line : one)))
  }

  private drop(keys: readonly string[]): void {
    for (const key of keys) this.given.delete(key)
    this.set(this.lines.filter(({ key }) => !keys.includes(key)))
  }

  private set(lines: readonly FileLine[]): void {
    this.lines = lines
    for (const listener of this.listeners) listener()
  }
}

function keptIds(lines: readonly FileLine[]): AttachmentId[] {
  return lines.flatMap((line) => (line.state === 'kept' ? [line.file.id] : []))
}

function keptLine(key: string, file: Attachment): FileLine {
  return { key, name: file.name, bytes: file.bytes, state: 'kept', file, trouble: null }
}

type Line = Pick<FileLine, 'key' | 'name' | 'bytes'>

function refusedLine({ key, name, bytes }: Line, reason: string): FileLine {
  return { key, name, bytes, state: 'refused', reason, again: !forGood.has(reason) }
}
