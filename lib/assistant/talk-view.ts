import type { HelpText } from './help-text'
import type { TalkId, Turn } from './talk'

/** A text as it is shown. `why`: the reason, as a sentence; null when it tells nothing. */
export type PassageView = Omit<HelpText, 'words' | 'open'> & { why: string | null }

/** A question and what was shown, as the page has it. */
export type TurnView = Omit<Turn, 'passages'> & { passages: PassageView[] }

/** A talk as the page has it. */
export type TalkView = { id: TalkId; turns: TurnView[] }
