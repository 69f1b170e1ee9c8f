import type { Role } from '@/lib/access/actor'
import { catalogue, type Messages } from './catalogue'
import { isLocale, locales } from './locale'

/**
 * The nouns that travel to a browser, whole or in part (`contact.history`): what is needed on every page, and what each
 * role's pages need besides.
 */
export const sentNouns: Record<'everybody' | Role, readonly string[]> = {
  everybody: ['access', 'shell'],
  customer: [
    'assistant',
    'bank',
    'booking',
    'cobrowse',
    'contact.agreement',
    'contact.history',
    'contact.refusal',
    'meeting',
    'message.deed',
    'message.file',
    'message.head',
    'message.line',
    'message.refusal',
    'message.write',
    'presence',
    'question.answer',
    'question.code',
    'question.own',
    'question.reach',
    'question.refusal',
    'skill.fit',
    'skill.language',
    'skill.refusal',
    'skill.topic',
  ],
  advisor: [
    'calendar',
    'cobrowse',
    'contact',
    'meeting',
    'message.deed',
    'message.file',
    'message.head',
    'message.line',
    'message.refusal',
    'message.write',
    'presence',
    'question.ask',
    'question.channel',
    'question.deed',
    'question.known',
    'question.refusal',
    'skill.lacks',
  ],
  scheduler: ['calendar', 'skill.has', 'skill.lacks', 'skill.refusal', 'skill.sheet'],
}

/** Their sentences, without those for everybody when it is a role's. The server itself has the whole catalogue. */
export function messagesFor(locale: string, whose: 'everybody' | Role): Messages {
  const words = catalogue[isLocale(locale) ? locale : locales[0]]
  const sent: Messages = {}
  for (const name of sentNouns[whose]) {
    const [noun = '', part] = name.split('.')
    const all = words[noun] ?? {}
    sent[noun] = part === undefined ? all : { ...(sent[noun] as Messages), [part]: all[part] ?? {} }
  }
  return sent
}
