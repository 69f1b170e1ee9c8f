import { redirect } from 'next/navigation'
import { currentSession } from '@/lib/server/session'

/** Sends each role home, and everybody else to sign in. */
export default async function HomePage() {
  const known = await currentSession()
  redirect(known ? `/${known.actor.role}` : '/sign-in')
}
