/** The pages of the netbank that somebody may come from, or that a help text belongs to. */
export const netbankPages = [
  'overview',
  'accounts',
  'payments',
  'cards',
  'book',
  'bookings',
  'messages',
  'history',
] as const
export type NetbankPage = (typeof netbankPages)[number]

/** Where each is; an account is reached from the overview. */
const paths: Record<NetbankPage, string> = {
  overview: '/customer',
  accounts: '/customer',
  payments: '/customer/payments',
  cards: '/customer/cards',
  book: '/customer/book',
  bookings: '/customer/bookings',
  messages: '/customer/messages',
  history: '/customer/history',
}

/** The way there. */
export function pathOf(page: NetbankPage): string {
  return paths[page]
}

/**
 * The page a path is of: "/customer/accounts/7f0c…?q=rent" is `accounts`, so that nothing but our own word for it is kept.
 * Null for everything that is none of them.
 */
export function pageAt(path: unknown): NetbankPage | null {
  if (typeof path !== 'string') return null
  const [, customer, name = 'overview'] = path.slice(0, 200).split(/[?#]/, 1)[0]?.split('/') ?? []
  if (customer !== 'customer') return null
  return netbankPages.find((page) => page === name) ?? null
}
