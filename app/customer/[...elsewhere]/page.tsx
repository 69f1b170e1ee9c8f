import { notFound } from 'next/navigation'
import { requireRole } from '@/lib/server/session'

/** Addresses below that lead nowhere: said inside the shell, so that a call goes on. */
export default async function ElsewherePage() {
  await requireRole('customer')
  notFound()
}
