import { type AnswerActions, EntryAnswer } from '@/components/contact/entry-answer'
import { Timeline } from '@/components/contact/timeline'
import { useEventWords } from '@/components/contact/use-event-words'
import type { ContactEntry } from '@/lib/contact/entry'
import { mayBeWithheld } from '@/lib/contact/who-may'

/** The customer's own history, with what they can do about each entry. */
export function OwnTimeline({ entries, actions }: { entries: ContactEntry[]; actions: AnswerActions }) {
  const words = useEventWords()
  return (
    <Timeline
      own
      level={2}
      entries={entries}
      actions={(entry) => (
        <EntryAnswer
          actions={actions}
          id={entry.id}
          about={words(entry)}
          correction={entry.correction?.text ?? ''}
          withheld={entry.withheld}
          mayWithhold={mayBeWithheld(entry.event)}
        />
      )}
    />
  )
}
