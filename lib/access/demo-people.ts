import type { Role } from './actor'

/** Everybody's password in the demo. */
export const demoPassword = 'radrum-demo'

/** Invented people of the demo: what the seed makes and the sign-in page offers. */
export const demoPeople: readonly { email: string; name: string; role: Role; advisor?: string }[] = [
  { email: 'customer@demo.example', name: 'Sara Holm', role: 'customer', advisor: 'Eva Lind' },
  { email: 'customer2@demo.example', name: 'Jonas Berg', role: 'customer', advisor: 'Eva Lind' },
  { email: 'customer3@demo.example', name: 'Aino Laine', role: 'customer', advisor: 'Kerstin Åberg' },
  { email: 'advisor@demo.example', name: 'Eva Lind', role: 'advisor' },
  { email: 'advisor2@demo.example', name: 'Mikael Strand', role: 'advisor' },
  { email: 'advisor3@demo.example', name: 'Kerstin Åberg', role: 'advisor' },
  { email: 'scheduler@demo.example', name: 'Nils Dahl', role: 'scheduler' },
  { email: 'scheduler3@demo.example', name: 'Birgit Sund', role: 'scheduler' },
]
