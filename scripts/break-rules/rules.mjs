/**
 * Rules of `lib/`, each broken in one place: what it says, where, and the words before and after. The tests beside the
 * rule must notice every one.
 * @type {{ rule: string, file: string, from: string, to: string }[]}
 */
export const brokenRules = [
  {
    rule: 'Five wrong tries close an account',
    file: 'lib/access/sign-in-limit.ts',
    from: 'triesAnAccount = 5',
    to: 'triesAnAccount = 6',
  },
  {
    rule: 'A customer is locked also while in a call',
    file: 'lib/access/session-state.ts',
    from: "role !== 'customer' && inLiveMeeting",
    to: 'inLiveMeeting',
  },
  {
    rule: 'Idle time that is exactly over locks',
    file: 'lib/access/session-state.ts',
    from: 'now >= locksAt',
    to: 'now > locksAt',
  },
  {
    rule: 'A scheduler edits calendars of the own branch only',
    file: 'lib/access/policy.ts',
    from: "actor.role === 'scheduler' && actor.branchId === advisor.branchId",
    to: "actor.role === 'scheduler'",
  },
  {
    rule: 'Another advisor opens a card only around a meeting of theirs',
    file: 'lib/access/policy.ts',
    from: 'tie.advisorId === actor.id && isClose(tie, now)',
    to: 'isClose(tie, now)',
  },
  {
    rule: 'Only trusted proxies may say where a request came from',
    file: 'lib/access/peer-address.ts',
    from: 'hops.length > 1 && isTrusted',
    to: 'hops.length > 1 || isTrusted',
  },
  {
    rule: 'Without an open desk an advisor is offline',
    file: 'lib/presence/promise.ts',
    from: '!hasDesk || ',
    to: '',
  },
  {
    rule: 'A meeting within five minutes makes busy',
    file: 'lib/presence/promise.ts',
    from: 'span.from - now <= meetingSoonMs',
    to: 'span.from - now < meetingSoonMs',
  },
  {
    rule: 'Being kept for the viewer does not make them wait',
    file: 'lib/presence/promise.ts',
    from: ' && facts.kept.customerId !== viewer',
    to: '',
  },
  {
    rule: 'A call is not given up before its time',
    file: 'lib/meeting/transition.ts',
    from: 'event.at >= meeting.answerBy',
    to: 'event.at >= meeting.createdAt',
  },
  {
    rule: 'Only the advisor answers',
    file: 'lib/meeting/transition.ts',
    from: 'return event.by === meeting.advisorId',
    to: 'return true',
  },
  {
    rule: 'Who waits is not in the room',
    file: 'lib/meeting/grants.ts',
    from: 'ringing: { customer: talking },',
    to: 'ringing: { customer: talking }, waiting: { customer: talking },',
  },
  {
    rule: 'A room that is missing while somebody is there is repaired',
    file: 'lib/meeting/reconcile.ts',
    from: "if (someoneHere) return 'repair'",
    to: "if (someoneHere) return 'end'",
  },
  {
    rule: 'Neighbouring meetings do not overlap',
    file: 'lib/booking/interval.ts',
    from: 'a.from < b.to && b.from < a.to',
    to: 'a.from <= b.to && b.from <= a.to',
  },
  {
    rule: 'The buffer after a meeting keeps the next one away',
    file: 'lib/booking/free-slots.ts',
    from: 'taken.from - after < start + duration',
    to: 'taken.from < start + duration',
  },
  {
    rule: 'Nothing is booked before the notice',
    file: 'lib/booking/may-book.ts',
    from: 'startsAt < window.from',
    to: 'startsAt < now',
  },
  {
    rule: "Somebody else's time is not free",
    file: 'lib/booking/may-book.ts',
    from: "if (calendar.blocks.some((span) => overlaps(span, block))) return 'slot_taken'",
    to: '',
  },
  {
    rule: 'Consent is deaf for its first 700 ms',
    file: 'lib/cobrowse/consent.ts',
    from: 'at - consent.at < ARMING',
    to: 'at < consent.at',
  },
  {
    rule: 'After Not now it waits two minutes',
    file: 'lib/cobrowse/consent.ts',
    from: 'waitToAsk(consent, at) > 0',
    to: 'waitToAsk(consent, at) > 120_000',
  },
  {
    rule: 'A password is hidden whatever its mark',
    file: 'lib/cobrowse/marks.ts',
    from: "if (secretTypes.has((element.getAttribute('type') ?? '').trim().toLowerCase())) return true",
    to: '',
  },
  {
    rule: 'A frame that came before is not taken again',
    file: 'lib/cobrowse/gap.ts',
    from: 'epoch === order.epoch && sequence <= seen',
    to: 'epoch === order.epoch && sequence < seen',
  },
  {
    rule: 'A confirmation is for one action',
    file: 'lib/bank/confirmation.ts',
    from: 'confirmation.digest !== use.digest',
    to: 'confirmation.digest === use.digest',
  },
  {
    rule: 'A confirmation is used once',
    file: 'lib/bank/confirmation.ts',
    from: "if (confirmation.usedAt) return no('confirmation_used')",
    to: '',
  },
  {
    rule: 'Nobody pays more than there is',
    file: 'lib/bank/may-pay.ts',
    from: "if (amount.amount > available(from).amount) return no('not_enough_money')",
    to: '',
  },
  {
    rule: 'The daily limit holds',
    file: 'lib/bank/may-pay.ts',
    from: 'amount.amount > leftToday(limit)',
    to: 'amount.amount > limit.daily',
  },
  {
    rule: 'What went through in the netbank is not withheld from advice',
    file: 'lib/contact/who-may.ts',
    from: "event.outcome !== 'done'",
    to: 'true',
  },
  {
    rule: "A customer answers in their own history, not in somebody else's",
    file: 'lib/contact/who-may.ts',
    from: "actor.role === 'customer' && actor.id === customerId",
    to: "actor.role === 'customer'",
  },
  {
    rule: 'Only a failed form has codes',
    file: 'lib/contact/form-report.ts',
    from: 'codes: failed ? [...new Set(codes)] : []',
    to: 'codes: [...new Set(codes)]',
  },
  {
    rule: 'What was tried is settled only when it went through after that',
    file: 'lib/contact/tried.ts',
    from: 'settled: through.has(deed.form)',
    to: 'settled: false',
  },
  {
    rule: 'A page that the router fetches ahead is not opened',
    file: 'lib/access/prefetch.ts',
    from: "says('next-router-segment-prefetch') !== ''",
    to: 'false',
  },
  {
    rule: 'A wrap-up on top of an older version is refused',
    file: 'lib/contact/agreement.ts',
    from: 'given.version !== before.version',
    to: 'given.version < 0',
  },
]
