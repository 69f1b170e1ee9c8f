/** Whose chain an event goes on that can happen to anybody who signs in: the customer's, or the staff member's. */
export type Whose = { customerId: string } | { staffId: string }

/**
 * Everything that is kept as evidence, one named member each. `customerId` puts the event on that customer's
 * chain, `staffId` on that staff member's; without either it goes on the chain of the staff member who acts, else the
 * system's.
 */
export type AuditEvent =
  // access
  | { type: 'signed_in'; sessionId: string }
  | { type: 'sign_in_refused'; account: string; reason: 'wrong_credentials' | 'too_many_tries' }
  | { type: 'signed_out'; sessionId: string }
  | { type: 'unlocked'; sessionId: string }
  | { type: 'unlock_refused'; sessionId: string; reason: string }
  | { type: 'customer_opened'; customerId: string; occasion: string; part?: string }
  | { type: 'access_refused'; what: string; reason: string }
  | { type: 'person_added'; personId: string; role: string }
  // recovery: a link was made and mailed; with it the password was changed, and so many sessions ended
  | { type: 'recovery_refused'; account: string; reason: 'too_many_asks' }
  | ({ type: 'recovery_sent'; linkId: string } & Whose)
  | ({ type: 'password_changed'; linkId: string; ended: number } & Whose)
  // presence
  | { type: 'status_chosen'; chosen: string }
  | { type: 'call_requested'; customerId: string; advisorId: string; requestId: string }
  | { type: 'call_request_done'; customerId: string; requestId: string }
  | { type: 'call_request_withdrawn'; customerId: string; requestId: string }
  // meeting
  | {
      type: 'meeting_moved'
      customerId: string
      meetingId: string
      from: string
      to: string
      reason?: string
    }
  | { type: 'meeting_refused'; customerId: string; meetingId: string; reason: string }
  | { type: 'meeting_joined'; customerId: string; meetingId: string; personId: string }
  | { type: 'note_saved'; customerId: string; meetingId: string; version: number }
  // cobrowse
  | { type: 'sharing_allowed'; customerId: string; meetingId: string; sharingId: string; scope: string }
  | { type: 'sharing_refused'; customerId: string; meetingId: string; scope: string }
  | { type: 'sharing_ended'; customerId: string; meetingId: string; sharingId: string; reason: string }
  // booking
  | {
      type: 'booked'
      customerId: string
      bookingId: string
      advisorId: string
      startsAt: string
      way: string
    }
  | { type: 'booking_moved'; customerId: string; bookingId: string; advisorId: string; startsAt: string }
  | { type: 'booking_cancelled'; customerId: string; bookingId: string; reason: string }
  | { type: 'booking_refused'; customerId: string; reason: string; bookingId?: string }
  /** `week` as JSON: [weekday, from, to] in minutes, when the whole week was replaced from a day on */
  | { type: 'hours_changed'; advisorId: string; validFrom?: string; week?: string }
  | { type: 'time_off_added'; advisorId: string; from: string; to: string }
  | { type: 'time_off_removed'; advisorId: string; timeOffId: string }
  // skill: who might do what, and when; `to` null is until further notice
  | {
      type: 'skill_granted'
      advisorId: string
      grantId: string
      skill: string
      from: string
      to: string | null
    }
  /** The end was moved to `to`; what had not begun by then never is. */
  | { type: 'skill_ended'; advisorId: string; grantId: string; skill: string; to: string }
  | { type: 'language_said'; customerId: string; language: string; only: boolean }
  /** `channel` when it was no e-mail. */
  | ({ type: 'mail_sent'; mailId: string; template: string; channel?: string } & Whose)
  // contact
  | { type: 'contact_noted'; customerId: string; via: string; key: string }
  | { type: 'history_corrected'; customerId: string; eventId: string }
  | { type: 'history_withheld'; customerId: string; eventId: string; withheld: boolean }
  | { type: 'withholding_refused'; customerId: string; eventId: string }
  | { type: 'agreed'; customerId: string; meetingId: string; version: number; steps: number }
  | { type: 'step_done'; customerId: string; stepId: string; done: boolean }
  // message: what is written stays in its thread
  | { type: 'thread_started'; customerId: string; threadId: string }
  | { type: 'message_written'; customerId: string; threadId: string; messageId: string; files: number }
  | { type: 'thread_closed'; customerId: string; threadId: string }
  | { type: 'thread_handed_over'; customerId: string; threadId: string; to: string | null }
  | { type: 'file_refused'; reason: string }
  /** One that was kept, and perhaps sent, proved infected later: its bytes are gone. */
  | ({ type: 'file_infected'; fileId: string } & Whose)
  // question: what the bank asks a customer, by what it goes out, and how the answer came
  | {
      type: 'question_asked'
      customerId: string
      threadId: string
      questionId: string
      messageId: string
      channels: string
    }
  | { type: 'question_answered'; customerId: string; questionId: string; messageId: string; via: string }
  | { type: 'question_withdrawn'; customerId: string; questionId: string }
  | { type: 'question_opened'; customerId: string; questionId: string }
  | { type: 'code_refused'; customerId: string; reason: 'no_such_code' }
  | { type: 'reach_chosen'; customerId: string; channels: string }
  /** Something came from outside and belongs to no question: kept, and answered at most once a day. */
  | { type: 'reply_unknown'; channel: string; replyId: string; answered: boolean }
  // assistant: what was asked stays with its talk; `texts` are the ids of what was shown
  | { type: 'assistant_asked'; customerId: string; talkId: string; turnId: string; texts: string }
  | { type: 'assistant_judged'; customerId: string; turnId: string; helped: boolean }
  | { type: 'assistant_talk_ended'; customerId: string; talkId: string }
  | { type: 'assistant_handed_over'; customerId: string; talkId: string; threadId: string }
  // bank: a confirmation is the customer's password again, for one action; `digest` is what it was bound to
  | {
      type: 'action_confirmed'
      customerId: string
      action: string
      confirmationId: string
      lookedAlong: string
    }
  | { type: 'confirm_refused'; customerId: string; action: string; reason: string }
  | {
      type: 'paid'
      customerId: string
      journalId: string
      fromAccountId: string
      digest: string
      amount: string
      currency: string
      confirmationId: string
      lookedAlong: string
    }
  | { type: 'payment_refused'; customerId: string; step: string; reason: string }
  | {
      type: 'card_changed'
      customerId: string
      cardId: string
      status: string
      version: number
      confirmationId: string
      lookedAlong: string
    }
  | { type: 'card_change_refused'; customerId: string; cardId: string; action: string; reason: string }
  | { type: 'standing_order_posted'; customerId: string; orderId: string; journalId: string }
