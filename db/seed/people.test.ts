import { expect, test } from 'vitest'
import { demoPeople } from '@/lib/access/demo-people'
import { people } from './people'

test('the sign-in page offers exactly the people that are seeded', () => {
  const nameOf = (key: string | undefined) => people.find((person) => person.key === key)?.name
  const seeded = people.map(({ key, name, role, advisor }) => ({
    email: `${key}@demo.example`,
    name,
    role,
    ...(advisor && { advisor: nameOf(advisor) }),
  }))
  const byEmail = (a: { email: string }, b: { email: string }) => a.email.localeCompare(b.email)
  expect([...demoPeople].sort(byEmail)).toEqual(seeded.sort(byEmail))
})
