import type { Role } from '@/lib/access/actor'

/** The demo's branches and people: names, not secrets. */
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
  /** Where letters go; customers only. */
  postalAddress?: string
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
    postalAddress: 'Hälsingegatan 14, 113 23 Stockholm',
    locale: 'en',
    advisor: 'advisor',
  },
  {
    key: 'customer2',
    role: 'customer',
    name: 'Jonas Berg',
    branch: 'first',
    phone: '+46 70 555 02 02',
    postalAddress: 'Vanadisvägen 31, 113 23 Stockholm',
    locale: 'en',
    advisor: 'advisor',
  },
  {
    key: 'customer3',
    role: 'customer',
    name: 'Aino Laine',
    branch: 'other',
    phone: '+46 70 555 03 03',
    postalAddress: 'Storgatan 52, 903 26 Umeå',
    locale: 'en',
    advisor: 'advisor3',
  },
]

/** Who answers for whom, in order: colleagues of the same branch. */
export const deputies = [
  { advisor: 'advisor', deputy: 'advisor2', rank: 1 },
  { advisor: 'advisor2', deputy: 'advisor', rank: 1 },
]

/** Whose life the ledger tells. */
export const households = [
  ['customer', 'family'],
  ['customer2', 'tenant'],
  ['customer3', 'homeowner'],
] as const
