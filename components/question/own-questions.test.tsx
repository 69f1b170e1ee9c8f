import { describe, expect, it, vi } from 'vitest'
import { noDraft } from '@/lib/message/draft'
import type { ThreadView } from '@/lib/message/thread'
import { answerVias, type OutChannel, outChannels } from '@/lib/question/channel'
import type { OwnQuestion } from '@/lib/question/question'
import { ok } from '@/lib/result'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { AnswerWriting } from './answer-writing'
import { CodeForm } from './code-form'
import { OwnQuestions } from './own-questions'
import { hrefOfQuestion } from './question-href'
import { ReachForm } from './reach-form'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {}, refresh: () => {} }) }))

const asked = Date.parse('2026-11-03T09:30:00Z')
const question = (id: string, change: Partial<OwnQuestion> = {}): OwnQuestion => ({
  ...{ id, threadId: 't', about: `About ${id}`, text: `What about ${id}?`, askedAt: asked },
  ...{ askerName: 'Eva Lind', answered: null },
  ...change,
})
const fine = async () => ok(true)

describe('what the bank asks', () => {
  it('is a region with the question, who asked and the way to answer each', () => {
    const html = markup(<OwnQuestions questions={[question('a'), question('b')]} />)
    expect(textOf(html)).toBe(
      'Your bank asks About a What about a? Eva Lind asked Tuesday 3 November 10:30. Answer : About a ' +
        'About b What about b? Eva Lind asked Tuesday 3 November 10:30. Answer : About b',
    )
    expect(html).toMatch(/<section aria-labelledby="([^"]+)".*<h2 id="\1"/s)
    expect(attributes(html, 'href')).toEqual([
      '/customer/messages/t?question=a#question',
      '/customer/messages/t?question=b#question',
    ])
    expect(textOf(markup(<OwnQuestions questions={[question('a')]} />, 'sv'))).toBe(
      'Banken frågar dig About a What about a? Eva Lind frågade tisdag 3 november 10:30. Svara : About a',
    )
  })

  it.each(answerVias)('says thanks for what came: %s', (via) => {
    const html = markup(<OwnQuestions questions={[question('a', { answered: { at: asked, via } })]} />)
    expect(textOf(html)).toMatch(
      /^Thank you for your answer Thank you\. Your answer about “About a” came (in|by|at) /,
    )
    expect(attributes(html, 'href')).toEqual([])
  })

  it('in Swedish, and beside what is still open', () => {
    const both = [question('a'), question('b', { answered: { at: asked, via: 'sms' } })]
    const text = textOf(markup(<OwnQuestions questions={both} />, 'sv'))
    expect(text).toMatch(
      /^Banken frågar dig .*Tack\. Ditt svar om ”About b” kom per sms, tisdag 3 november 10:30\.$/,
    )
  })

  it('is not there when nothing is asked', () => {
    expect(markup(<OwnQuestions questions={[]} />)).toBe('')
  })

  it('shows nobody who looks along what is asked', () => {
    const html = markup(
      <OwnQuestions questions={[question('a'), question('b', { answered: { at: asked, via: 'sms' } })]} />,
    )
    expect(sharedText(html)).toBe('Your bank asks Eva Lind asked Tuesday 3 November 10:30. Answer')
  })
})

describe('a code', () => {
  it('is typed into one field, which says where it stands', () => {
    const html = markup(<CodeForm openByCode={async () => ok({ questionId: 'q', threadId: 't' })} />)
    expect(textOf(html)).toBe(
      'Code It stands in our letter, SMS or e-mail: eight characters, such as K7M2-PQ4X. Go to the question',
    )
    expect(html).toMatch(/<input[^>]* autoCapitalize="characters"/i)
    expect(html).not.toContain('role="alert"')
    expect(hrefOfQuestion({ id: 'q', threadId: 't' })).toBe('/customer/messages/t?question=q#question')
  })
})

describe('how somebody is reached', () => {
  const form = (able: OutChannel[], chosen: OutChannel[]) =>
    markup(<ReachForm choice={{ able, chosen }} chooseReach={fine} />)

  it('is a tick for each way the bank knows, those that hold set', () => {
    const html = form([...outChannels], ['sms', 'letter'])
    const boxes = [...html.matchAll(/<input([^>]*)type="checkbox"([^>]*)>/g)].map(([box]) =>
      /checked=""/.test(box),
    )
    expect(boxes).toEqual([true, false, false, true])
    expect(textOf(html)).toMatch(/SMS Messenger E-mail Letter by post, with the question Save$/)
  })

  it('says why a way is missing', () => {
    const html = form(['mail'], ['mail'])
    expect(textOf(html)).toContain('For the other ways we have no number or address of yours.')
    expect(html).not.toContain('SMS')
  })
})

describe('where the customer answers', () => {
  const view: ThreadView = {
    thread: {
      ...{ id: 't', customerId: 'sara', subject: 'Loan', deputyId: null, byHand: false, lastAt: asked },
      standing: { state: 'answered', answeredAt: asked },
    },
    ...{ customerName: 'Sara Holm', own: true, answererName: 'Eva Lind', next: null, messages: [] },
    readTo: { customer: 0, staff: 0 },
  }
  const written = { threadId: 't', messageId: 'm', seq: 1 }
  const actions = {
    ...{ saveDraft: async () => ok({ ...noDraft, merged: false }), removeFile: fine },
    ...{ markThreadRead: fine, closeThread: fine, sendMessage: async () => ok(written) },
    answerQuestion: async () => ok({ ...written, late: false }),
  }
  const place = (questions: OwnQuestion[], chosen: string | null = null) =>
    markup(<AnswerWriting {...{ view, questions, chosen, actions }} draft={noDraft} files={[]} />)
  const chosenOf = (html: string) => /<input(?=[^>]*checked="")[^>]*value="([^"]*)"/.exec(html)?.[1]

  it('what they write is the answer unless they say not: to the one they came for, else the one that waits longest', () => {
    const both = [question('a'), question('b')]
    const html = place(both)
    expect(chosenOf(html)).toBe('a')
    expect(chosenOf(place(both, 'b'))).toBe('b')
    expect(chosenOf(place(both, 'gone'))).toBe('a')
    expect(textOf(html)).toContain(
      'What you write here answers “About a” answers “About b” is a message about something else',
    )
    expect(html).toMatch(/role="radiogroup"/)
    expect(html).toMatch(/<section aria-labelledby="question"/)
    expect(html).toMatch(/<h2 id="question" tabindex="-1"/i)
  })

  it('is where they write anything, when nothing is asked', () => {
    const html = place([])
    expect(html).not.toMatch(/radiogroup|Your bank asks/)
    expect(textOf(html)).toMatch(/^Your message/)
  })

  it('shows nobody who looks along what is asked', () => {
    expect(sharedText(place([question('a')]))).not.toContain('About')
    expect(sharedText(place([question('a')]))).toContain('Your bank asks')
  })
})
