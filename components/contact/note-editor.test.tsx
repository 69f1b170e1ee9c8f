import { expect, it } from 'vitest'
import { ok } from '@/lib/result'
import { markup } from '@/tests/support/markup'
import { NoteEditor } from './note-editor'

it('nothing is typed into a note that the page’s scripts would replace', () => {
  const saved = { text: 'Sends the papers', version: 1 }
  const save = async () => ok({ ...saved, merged: false })
  const html = markup(<NoteEditor meetingId="m" first={saved} saveNote={save} />)
  expect(html).toMatch(/<textarea [^>]*readOnly[^>]*>Sends the papers</i)
})
