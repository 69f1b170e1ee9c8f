import type { Role } from '@/lib/access/actor'

/** The demo's branches and people: names, not secrets; the password is on the sign-in page. */
export const demoPassword = 'radrum-demo'

export const branches = [
  { key: 'first', name: 'Stockholm Odenplan', city: 'Stockholm', address: 'Odengatan 65, 113 22 Stockholm' },
  { key: 'other', name: 'Umeå Rådhusesplanaden', city: 'Umeå', address: 'Rådhusesplanaden 8, 903 28 Umeå' },
] as const
export type BranchKey = (typeof branches)[number]['key']

type DemoPerson = {
  key: string
  role: Role
  name: string
  branch: BranchKey
  phone: string
  locale: 'en' | 'sv'
  /** Key of the own advisor; customers only. */
  advisor?: string
}

/** E-mail is `<key>@demo.example`. Advisors first: customers point to them. */
export const people: DemoPerson[] = [
  {
    key: 'advisor',
    role: 'advisor',
    name: 'Eva Lind',
    branch: 'first',
    phone: '+46 8 555 010 11',
    locale: 'en',
  },
  {
    key: 'advisor2',
    role: 'advisor',
    name: 'Mikael Strand',
    branch: 'first',
    phone: '+46 8 555 010 12',
    locale: 'en',
  },
  {
    key: 'advisor3',
    role: 'advisor',
    name: 'Kerstin Åberg',
    branch: 'other',
    phone: '+46 90 555 20 11',
    locale: 'en',
  },
  {
    key: 'scheduler',
    role: 'scheduler',
    name: 'Nils Dahl',
    branch: 'first',
    phone: '+46 8 555 010 20',
    locale: 'en',
  },
  {
    key: 'scheduler3',
    role: 'scheduler',
    name: 'Birgit Sund',
    branch: 'other',
    phone: '+46 90 555 20 20',
    locale: 'en',
  },
  {
    key: 'customer',
    role: 'customer',
    name: 'Sara Holm',
    branch: 'first',
    phone: '+46 70 555 01 01',
    locale: 'en',
    advisor: 'advisor',
  },
  {
    key: 'customer2',
    role: 'customer',
    name: 'Jonas Berg',
    branch: 'first',
    phone: '+46 70 555 02 02',
    locale: 'en',
    advisor: 'advisor',
  },
  {
    key: 'customer3',
    role: 'customer',
    name: 'Aino Laine',
    branch: 'other',
    phone: '+46 70 555 03 03',
    locale: 'en',
    advisor: 'advisor3',
  },
]

/** Who answers for whom, in order: colleagues of the same branch. */
export const deputies = [
  { advisor: 'advisor', deputy: 'advisor2', rank: 1 },
  { advisor: 'advisor2', deputy: 'advisor', rank: 1 },
]

export const meetingTypes = [
  {
    key: 'everyday',
    nameEn: 'Everyday finances',
    nameSv: 'Vardagsekonomi',
    duration: 30,
    bufferAfter: 5,
    notice: 60,
    horizonDays: 60,
    ways: ['video', 'phone', 'branch'],
  },
  {
    key: 'mortgage',
    nameEn: 'Mortgage',
    nameSv: 'Bolån',
    duration: 60,
    bufferBefore: 5,
    bufferAfter: 10,
    notice: 120,
    horizonDays: 90,
    ways: ['video', 'phone', 'branch'],
  },
  {
    key: 'savings',
    nameEn: 'Savings and funds',
    nameSv: 'Sparande och fonder',
    duration: 45,
    bufferAfter: 10,
    notice: 120,
    horizonDays: 60,
    step: 15,
    ways: ['video', 'branch'],
  },
  {
    key: 'pension',
    nameEn: 'Pension',
    nameSv: 'Pension',
    duration: 60,
    bufferAfter: 10,
    notice: 24 * 60,
    horizonDays: 90,
    ways: ['video', 'phone', 'branch'],
  },
] as const

/** Whose life the ledger tells. */
export const households = [
  ['customer', 'family'],
  ['customer2', 'tenant'],
  ['customer3', 'homeowner'],
] as const
