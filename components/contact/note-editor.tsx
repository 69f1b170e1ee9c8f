'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { keeperOf, type NoteSnapshot, type SaveNote } from '@/components/contact/note-keeper'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { after, isRefused } from '@/components/ui/text-keeper'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useKeptWhenLeaving } from '@/components/ui/use-kept-when-leaving'
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
  useEffect(() => keeper.renew(first), [keeper, first])
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
      <p className="min-h-5 text-small text-ink-2">
        {t(`state.${isRefused(note) ? 'refused' : note.state}`)}
      </p>
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
