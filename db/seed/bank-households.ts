import type { TransactionKind } from '@/lib/bank/account'

/** Something with the same text and amount every month. Kronor; negative is money out. */
export type Fixed = { text: string; kind: TransactionKind; amount: number; day: number; every?: number }

/** A shop, how often one goes there on a day (by weekday and weekend) and what one leaves there, in kronor. */
export type Habit = {
  texts: readonly [string, ...string[]]
  weekday: number
  weekend: number
  from: number
  to: number
  kind?: TransactionKind
}

export type Household = {
  seed: number
  employer: string
  /** After tax, kronor. */
  salary: number
  opening: { salary: number; savings: number }
  saving: number
  fixed: readonly Fixed[]
  /** Kronor in an average month; more in winter. */
  electricity: { text: string; average: number }
  habits: readonly Habit[]
  /** Money that friends send back and forth. */
  friends: readonly [string, ...string[]]
  taxRefund: number
  mortgage?: { owed: number; monthly: number }
  creditLimit: number
  dailyLimit: number
  payees: readonly { name: string; number: string }[]
}

/** Paid every month on that day. */
const subscription = (text: string, kronor: number, day: number): Fixed => {
  return { text, kind: 'subscription', amount: -kronor, day }
}

const groceries = (...texts: [string, ...string[]]): Habit => ({
  texts,
  weekday: 0.33,
  weekend: 0.62,
  from: 89,
  to: 1_290,
})
const lunch: Habit = {
  texts: ['Lunchköket', 'Soppa & Bröd', 'Sushi Hamnen', 'Café Valand', 'Bageri Kringlan'],
  weekday: 0.34,
  weekend: 0.22,
  from: 39,
  to: 169,
}
const evenings: Habit = {
  texts: ['Restaurang Tallen', 'Pizzeria Roma', 'Biograf Spegeln', 'Kvarterskrogen', 'Teaterkassan'],
  weekday: 0.05,
  weekend: 0.26,
  from: 129,
  to: 980,
}
const errands: Habit = {
  texts: [
    'Apotek Linden',
    'Järnboden',
    'Pocketbokhandeln',
    'Blomsterhörnan',
    'Frisör Salong K',
    'Kemtvätt City',
  ],
  weekday: 0.11,
  weekend: 0.16,
  from: 59,
  to: 690,
}
const clothes: Habit = {
  texts: [
    'Klädhuset',
    'Sport & Fjäll',
    'Skomakargatan',
    'Lakan & Lampor',
    'Byggvaruhuset',
    'Elektronikhallen',
  ],
  weekday: 0.035,
  weekend: 0.1,
  from: 199,
  to: 2_490,
}

/** Parents with a mortgage and a car. */
const family: Household = {
  seed: 20_261_122,
  employer: 'Region Stockholm Lön',
  salary: 38_450,
  opening: { salary: 21_340, savings: 86_500 },
  saving: 3_000,
  fixed: [
    { text: 'Brf Kastanjen avgift', kind: 'housing', amount: -5_180, day: 27 },
    { text: 'Barnbidrag', kind: 'benefit', amount: 2_650, day: 20 },
    { text: 'Förskoleavgift', kind: 'housing', amount: -1_572, day: 28 },
    subscription('Bredband Norr', 399, 28),
    subscription('Mobil familj', 597, 28),
    subscription('Tonfall Musik', 189, 6),
    subscription('Filmhuset Stream', 139, 14),
    subscription('Hemförsäkring Nordvakt', 412, 1),
    subscription('Bilförsäkring', 489, 1),
    subscription('Länstrafiken månadskort', 1_060, 2),
    subscription('Fackavgift', 345, 25),
    { text: 'Fordonsskatt', kind: 'tax', amount: -1_240, day: 30, every: 12 },
  ],
  electricity: { text: 'Mälarkraft El', average: 890 },
  habits: [
    groceries('Matboden Odenplan', 'Kvarterslivs', 'Stormarknaden Solna', 'Brödbutiken'),
    lunch,
    evenings,
    errands,
    clothes,
    { texts: ['Drivmedel E4', 'Drivmedel Täby'], weekday: 0.07, weekend: 0.12, from: 420, to: 980 },
  ],
  friends: ['Mobilbetalning Anna K', 'Mobilbetalning Johan S', 'Mobilbetalning Fotbollslaget'],
  taxRefund: 4_318,
  mortgage: { owed: 2_485_000, monthly: 3_500 },
  creditLimit: 30_000,
  dailyLimit: 20_000,
  payees: [
    { name: 'Brf Kastanjen', number: '50501055' },
    { name: 'Mälarkraft El', number: '9912346' },
  ],
}

/** A young tenant who rents and takes the train. */
const tenant: Household = {
  seed: 19_970_314,
  employer: 'Uppsala Kommun Lön',
  salary: 27_900,
  opening: { salary: 9_820, savings: 24_300 },
  saving: 1_500,
  fixed: [
    { text: 'Studentstaden hyra', kind: 'housing', amount: -7_840, day: 27 },
    { text: 'CSN återbetalning', kind: 'payment', amount: -1_412, day: 28 },
    subscription('Bredband Norr', 299, 28),
    subscription('Mobil Fri', 249, 26),
    subscription('Tonfall Musik', 119, 11),
    subscription('Gymmet Fyrisån', 349, 1),
    subscription('Hemförsäkring Nordvakt', 118, 1),
    subscription('Upptåget månadskort', 980, 3),
  ],
  electricity: { text: 'Fyriskraft El', average: 310 },
  habits: [
    groceries('Kvarterslivs', 'Matboden Svartbäcken', 'Saluhallen'),
    lunch,
    { ...evenings, weekend: 0.34 },
    errands,
    clothes,
    { texts: ['Tågresor SE', 'Nattbussen'], weekday: 0.03, weekend: 0.12, from: 79, to: 620 },
  ],
  friends: ['Mobilbetalning Sara L', 'Mobilbetalning Amir H', 'Mobilbetalning Elin B'],
  taxRefund: 2_904,
  creditLimit: 15_000,
  dailyLimit: 15_000,
  payees: [{ name: 'Studentstaden', number: '58100132' }],
}

/** A couple in their fifties whose house is almost paid. */
const homeowner: Household = {
  seed: 19_680_506,
  employer: 'Västvarvet AB Lön',
  salary: 41_200,
  opening: { salary: 34_900, savings: 412_000 },
  saving: 6_000,
  fixed: [
    { text: 'Vatten och avlopp', kind: 'housing', amount: -1_890, day: 28, every: 3 },
    { text: 'Sophämtning', kind: 'housing', amount: -720, day: 28, every: 3 },
    subscription('Bredband Väst', 449, 28),
    subscription('Mobil Duo', 458, 26),
    subscription('Filmhuset Stream', 139, 9),
    subscription('Morgontidningen', 429, 4),
    subscription('Villaförsäkring', 638, 1),
    { ...subscription('Båtklubben', 2_300, 15), every: 12 },
    { text: 'Pensionssparande', kind: 'payment', amount: -2_500, day: 26 },
  ],
  electricity: { text: 'Göta Kraft El', average: 1_680 },
  habits: [
    groceries('Matboden Majorna', 'Fiskhallen', 'Stormarknaden Backa', 'Delikatesshuset'),
    lunch,
    evenings,
    errands,
    clothes,
    { texts: ['Drivmedel E6', 'Marinbutiken'], weekday: 0.06, weekend: 0.1, from: 380, to: 1_150 },
  ],
  friends: ['Mobilbetalning Karin O', 'Mobilbetalning Per N'],
  taxRefund: 6_120,
  mortgage: { owed: 1_120_000, monthly: 4_000 },
  creditLimit: 50_000,
  dailyLimit: 30_000,
  payees: [
    { name: 'Göta Kraft El', number: '56789019' },
    { name: 'Båtklubben', number: '51230019' },
  ],
}

export const households = { family, tenant, homeowner }
export type HouseholdName = keyof typeof households
