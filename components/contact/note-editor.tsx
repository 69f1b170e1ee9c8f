'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keeperOf, type NoteKeeper, type NoteSnapshot, type SaveNote } from '@/components/contact/note-keeper'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useRefusal } from '@/components/ui/use-refusal'
import { longestNote, type Note } from '@/lib/contact/note'

type NoteEditorProps = { meetingId: string; first: Note; saveNote: SaveNote }

/** The advisor's note of one meeting: kept as it is typed, also by two desks at once. */
export function NoteEditor({ meetingId, first, saveNote }: NoteEditorProps) {
  const t = useTranslations('contact.note')
  const [keeper] = useState(() => keeperOf(meetingId, first, saveNote, after))
  const note = useSyncExternalStore(keeper.subscribe, keeper.getSnapshot, keeper.getSnapshot)
  const hydrated = useHydrated()
  useKeptWhenLeaving(keeper)
  return (
    <div className="flex flex-col gap-2">
      <Troubles note={note} onSeen={() => keeper.seenMerged()} />
      <TextareaField
        label={t('label')}
        hint={t('hint')}
        rows={8}
        maxLength={longestNote}
        value={note.text}
        readOnly={!hydrated}
        onChange={(event) => keeper.type(event.target.value)}
        onBlur={() => keeper.flush()}
      />
      <p className="min-h-5 text-small text-ink-2">{t(`state.${note.state}`)}</p>
    </div>
  )
}

function Troubles({ note, onSeen }: { note: NoteSnapshot; onSeen: () => void }) {
  const t = useTranslations('contact.note')
  const refusal = useRefusal('contact')
  return (
    <>
      {note.refused && <Alert heading={t('failed')}>{refusal(note.refused)}</Alert>}
      {note.merged && (
        <Alert tone="warning" heading={t('merged')}>
          <p>{t('mergedText')}</p>
          <Button variant="quiet" onClick={onSeen}>
            {t('understood')}
          </Button>
        </Alert>
      )}
    </>
  )
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Nothing typed is lost by going away: it is saved then, and closing the window asks first while it is not. */
function useKeptWhenLeaving(keeper: NoteKeeper): void {
  useEffect(() => {
    const flush = () => keeper.flush()
    const ask = (event: BeforeUnloadEvent) => {
      if (keeper.getSnapshot().state === 'saved') return
      flush()
      event.preventDefault()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('beforeunload', ask)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('beforeunload', ask)
      flush()
    }
  }, [keeper])
}
