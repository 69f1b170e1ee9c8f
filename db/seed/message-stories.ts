import { printedPage, stoppedForm } from './message-files'
import type { MessageTime, ToldThread } from './told-thread'

const on = (workdays: number, hour: number, minute: number): MessageTime => ({ workdays, at: [hour, minute] })

const sara: ToldThread[] = [
  {
    customer: 'customer',
    subject: 'Payslips for the fixed rate',
    messages: [
      {
        when: on(16, 16, 50),
        by: 'customer',
        text: 'Hi Eva,\n\nhere are my last three payslips. Anders’ come from the insurance office while he is on leave; do you need those as well?\n\nSara',
        file: printedPage('payslips.pdf', 'Region Stockholm, payslips', [
          'Sara Holm, August to October',
          'August: 38 450 kr after tax',
          'September: 38 612 kr after tax',
          'October: 38 390 kr after tax',
        ]),
      },
      {
        when: on(15, 9, 25),
        by: 'advisor',
        text: 'Thank you, Sara. Yours are all I need for the offer. One thing I have to write into it: from when does Anders work full time again?\n\nEva',
        asks: 'When Anders works full time again',
      },
      {
        when: on(15, 11, 40),
        by: 'customer',
        text: 'From 1 March, it is settled with his employer.',
        answers: 'sms',
      },
      {
        when: on(15, 13, 15),
        by: 'advisor',
        text: 'Good, then the offer for the fixed half is complete. I write to you here as soon as the rate for January is known.\n\nEva',
      },
    ],
    closed: { when: on(15, 18, 5), by: 'customer' },
  },
  {
    customer: 'customer',
    subject: 'Cash in Japan',
    messages: [
      {
        when: on(3, 8, 40),
        by: 'customer',
        text: 'One more thing about Japan: you told me about the fee for each withdrawal. Is it still better to take out yen there, or should we bring some? And do the trains take our card?',
      },
      {
        when: on(3, 14, 55),
        by: 'advisor',
        text: 'Sorry that you had to wait, I was in meetings longer than planned.\n\nTake them out there: the rate is better, and the fee is the same for a large withdrawal as for a small one. Trains and most shops take the card. A little cash for the first day is enough.\n\nEva',
      },
    ],
  },
  {
    customer: 'customer',
    subject: 'Payment stops at the daily limit',
    messages: [
      {
        when: { minutes: 38 },
        by: 'customer',
        text: 'Hi Eva,\n\nthe builder wants the first instalment for the bathroom, 28 000 kr, and the netbank stops me at the daily limit. I have tried twice. Can it be raised, or should I pay in two parts? The picture shows what I see.\n\nSara',
        file: stoppedForm('daily-limit.png'),
      },
    ],
    unreadBy: 'staff',
  },
]

const jonas: ToldThread[] = [
  {
    customer: 'customer2',
    subject: 'Promise of a loan',
    topic: 'mortgage',
    messages: [
      {
        when: on(12, 19, 40),
        by: 'customer2',
        text: 'Hi Eva, I have found a flat that I want to see in December. What do you need from me for the promise of a loan that we talked about?',
      },
      {
        when: on(11, 10, 20),
        by: 'advisor',
        text: 'Hi Jonas, that sounds good. I need a certificate from your employer, not older than three months, and your permission to ask the credit agency; that one you give in our meeting.\n\nEva',
      },
      {
        when: on(10, 12, 45),
        by: 'customer2',
        text: 'Here is the certificate.',
        file: printedPage('certificate-of-employment.pdf', 'Certificate of employment', [
          'Uppsala kommun certifies that Jonas Berg',
          'is employed without limit of time since 1 September 2023.',
          'Full time, 27 900 kr a month after tax.',
        ]),
      },
      {
        when: on(10, 15, 10),
        by: 'advisor',
        text: 'Thank you, that is complete. Everything else we do together in the meeting.\n\nEva',
      },
      {
        when: on(2, 9, 35),
        by: 'advisor',
        text: 'Hi Jonas,\n\nbefore we meet I need one more figure for the promise: how much of your study loan is left, and what do you pay on it each quarter?\n\nEva',
        asks: 'Your study loan',
      },
    ],
    unreadBy: 'customer',
  },
  {
    customer: 'customer2',
    subject: 'My card abroad',
    messages: [
      {
        when: on(2, 11, 5),
        by: 'customer2',
        text: 'I am in Lisbon for work next month. Do I have to open the card for other countries first?',
        handedTo: 'advisor2',
      },
      {
        when: on(2, 14, 40),
        by: 'advisor2',
        text: 'Hi Jonas, Eva has asked me to answer, since I look after cards at our branch. Inside the EU you need not do anything. If you also want to rent a car, let us talk about the deposit: book a phone meeting with me and I explain it in ten minutes.\n\nMikael',
      },
    ],
  },
  {
    customer: 'customer2',
    subject: 'Before we meet',
    messages: [
      {
        when: on(1, 16, 10),
        by: 'advisor',
        text: 'Hi Jonas,\n\nfor our video meeting it helps to have the yearly report of the housing association at hand, if you have it. You find the way in under Bookings, from ten minutes before.\n\nEva',
      },
    ],
    unreadBy: 'customer',
  },
]

const aino: ToldThread[] = [
  {
    customer: 'customer3',
    subject: 'Besked från pensionsbolagen',
    topic: 'pension',
    messages: [
      {
        when: on(8, 13, 30),
        by: 'advisor3',
        text: 'Hej Aino!\n\nPapperen från de tre bolagen har kommit och är inskannade. Ett av dem säger inget om efterlevandeskydd. Minns du om du valde bort det?\n\nKerstin',
        asks: 'Efterlevandeskydd',
      },
      {
        when: on(7, 18, 55),
        by: 'customer3',
        text: 'Hej Kerstin! Jag tror att jag valde bort det när barnen flyttade hemifrån. Jag skickar med årsbeskedet, där borde det stå.',
        file: printedPage('årsbesked.pdf', 'Årsbesked tjänstepension', [
          'Aino Laine',
          'Utbetalning tidigast från 63 års ålder',
          'Efterlevandeskydd: nej',
          'Kapital vid årets slut: 1 284 300 kr',
        ]),
        answers: 'netbank',
      },
      {
        when: on(6, 9, 40),
        by: 'advisor3',
        text: 'Tack, precis där står det: inget efterlevandeskydd. Då räknar jag på 63 och 65 år utan det, och visar båda när vi ses.\n\nKerstin',
      },
    ],
  },
  {
    customer: 'customer3',
    subject: 'Bankgirot går inte igenom',
    messages: [
      {
        when: { minutes: 71 },
        by: 'customer3',
        text: 'Hej! Jag skulle betala rörmokaren, men netbanken säger att bankgironumret inte kan stämma. Det är så det står på fakturan. Hur gör jag nu?',
      },
    ],
    unreadBy: 'staff',
  },
]

/** What the demo's customers and their advisors write to each other. */
export const messageStories = [...sara, ...jonas, ...aino]
