import accessEn from './en/access.json'
import assistantEn from './en/assistant.json'
import bankEn from './en/bank.json'
import bookingEn from './en/booking.json'
import calendarEn from './en/calendar.json'
import cobrowseEn from './en/cobrowse.json'
import contactEn from './en/contact.json'
import meetingEn from './en/meeting.json'
import messageEn from './en/message.json'
import notifyEn from './en/notify.json'
import presenceEn from './en/presence.json'
import questionEn from './en/question.json'
import shellEn from './en/shell.json'
import skillEn from './en/skill.json'
import type { Locale } from './locale'
import accessSv from './sv/access.json'
import assistantSv from './sv/assistant.json'
import bankSv from './sv/bank.json'
import bookingSv from './sv/booking.json'
import calendarSv from './sv/calendar.json'
import cobrowseSv from './sv/cobrowse.json'
import contactSv from './sv/contact.json'
import meetingSv from './sv/meeting.json'
import messageSv from './sv/message.json'
import notifySv from './sv/notify.json'
import presenceSv from './sv/presence.json'
import questionSv from './sv/question.json'
import shellSv from './sv/shell.json'
import skillSv from './sv/skill.json'

/** Sentences of one language: a noun at the top, then keys, then ICU messages. */
export type Messages = { [key: string]: string | Messages }

/** Every language with every noun. A new noun is one file in each language and one line here in each. */
export const catalogue: Record<Locale, Record<string, Messages>> = {
  en: {
    access: accessEn,
    assistant: assistantEn,
    bank: bankEn,
    booking: bookingEn,
    calendar: calendarEn,
    cobrowse: cobrowseEn,
    contact: contactEn,
    meeting: meetingEn,
    message: messageEn,
    notify: notifyEn,
    presence: presenceEn,
    question: questionEn,
    shell: shellEn,
    skill: skillEn,
  },
  sv: {
    access: accessSv,
    assistant: assistantSv,
    bank: bankSv,
    booking: bookingSv,
    calendar: calendarSv,
    cobrowse: cobrowseSv,
    contact: contactSv,
    meeting: meetingSv,
    message: messageSv,
    notify: notifySv,
    presence: presenceSv,
    question: questionSv,
    shell: shellSv,
    skill: skillSv,
  },
}
