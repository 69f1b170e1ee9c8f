import { expect, it } from 'vitest'
import { findAnswer } from './built-in'
import { helpTexts } from './help-text'

/** Every text, by three questions as people ask them. */
const asked: Record<string, [string, string, string]> = {
  pay: [
    'How do I pay a bill?',
    'I want to transfer money between my own accounts',
    'Where can I send money to somebody?',
  ],
  'daily-limit': [
    'How do I raise my limit?',
    'How much can I pay in one day?',
    'It says the amount is too large for today',
  ],
  'account-number': [
    'Why is the account number not accepted?',
    'The bankgiro number is invalid',
    'What is an IBAN?',
  ],
  payees: ['How do I save a payee?', 'Where is my list of payees?', 'Can I keep a recipient for next time?'],
  confirm: [
    'Why do I have to confirm with my password?',
    'My confirmation has expired',
    'How do I approve a payment?',
  ],
  'not-enough-money': [
    'Not enough money on my account',
    'It says insufficient balance',
    'How much credit is available?',
  ],
  'wrong-payment': [
    'I paid the wrong person',
    'Can I undo a payment?',
    'I have paid twice by mistake, can I get a refund?',
  ],
  transactions: [
    'Where do I find an old purchase?',
    'How do I download my transactions?',
    'Can I export a statement to Excel?',
  ],
  'unknown-transaction': [
    'There is a charge I do not recognise',
    'Somebody used my card, there is an unknown transaction',
    'What is this strange purchase?',
  ],
  upcoming: ['Where are my standing orders?', 'Which payments are planned?', 'What is coming up this month?'],
  accounts: ['How do I open a new account?', 'I want to close my account', 'Can I have another account?'],
  'card-block': ['I have lost my card', 'My wallet was stolen', 'How do I block my card?'],
  'card-unblock': [
    'How do I unblock my card?',
    'I found my card again, can I use it?',
    'I blocked my card by mistake, unblock it',
  ],
  'new-card': [
    'How do I order a new card?',
    'My card has expired',
    'My card is broken, I need a replacement',
  ],
  book: [
    'How do I book a meeting?',
    'I want to talk about a mortgage at the branch',
    'Can I reserve an appointment about my pension?',
  ],
  'change-meeting': [
    'How do I cancel my meeting?',
    'Can I move my booking to another time?',
    'I have to postpone an appointment',
  ],
  join: [
    'How do I join the video meeting?',
    'Where is the waiting room?',
    'How do I enter a meeting that starts now?',
  ],
  call: ['How do I call my advisor?', 'I want to talk to a person', 'Is my advisor available or busy?'],
  camera: ['My camera does not work', 'Nobody can hear me', 'How do I choose another microphone?'],
  'looking-along': [
    'What does my advisor see?',
    'How do I stop sharing my screen?',
    'Is my password hidden when I share?',
  ],
  messages: ['How do I write a message?', 'When do I get an answer to my message?', 'Where is my draft?'],
  files: ['How do I attach a file?', 'Can I send a photo of my payslip?', 'Which documents can I upload?'],
  history: [
    'Who has read my history?',
    'Which personal data does the bank have about me?',
    'How do I correct an entry in my history?',
  ],
  'not-for-advice': [
    'Can I hide an entry from my advisor?',
    'How do I delete an entry?',
    'I want to keep something private',
  ],
  agreed: [
    'What was agreed in the meeting?',
    'Where are my next steps?',
    'What did we decide, is there a summary?',
  ],
  'sign-in': ['How do I sign in?', 'Too many tries, I cannot log in', 'Where do I sign out?'],
  'lost-password': ['I forgot my password', 'How do I reset my password?', 'Can I get a new password?'],
  locked: ['Why is my netbank locked?', 'How do I unlock it?', 'Why was I logged out by itself, was I idle?'],
  security: [
    'Somebody asks for my password, is it fraud?',
    'Is this safe?',
    'I think I have been deceived by a stranger',
  ],
  'reach-us': [
    'What are your opening hours?',
    'Are you open on the weekend?',
    'Where is the address of my branch?',
  ],
  settings: ['How do I change the language?', 'Is there a dark mode?', 'Where are the settings?'],
}

it('there are questions for every text', () => {
  expect(Object.keys(asked)).toEqual(helpTexts.en.map(({ id }) => id))
})

const every = Object.entries(asked).flatMap(([id, questions]) =>
  questions.map((words) => [words, id] as const),
)

it.each(every)('%s: %s', (words, id) => {
  const answer = findAnswer({ words, locale: 'en', page: null, tried: [], openOnly: false })
  expect(answer.kind === 'passages' && answer.passages[0]?.textId, JSON.stringify(answer)).toBe(id)
})
