import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { saveRefusedAccess } from '@/db/refused-access'
import type { KnownSession } from '@/db/session'
import type { Actor, Role } from '@/lib/access/actor'
import { pageName } from '@/lib/audit/refused-access'
import { sessionFromCookie } from './identity'

/** The session of this request, read once a request. A locked one comes back as such. */
export const currentSession = cache(async (): Promise<KnownSession | undefined> => {
  return sessionFromCookie((await headers()).get('cookie'), new Date())
})

/**
 * First line of every page: who this is, or the way elsewhere. Signed out: to sign-in. Locked: to the role's locked
 * page, inside the same layout, so that a call goes on. Another role: to their own home, and it is written down.
 */
export async function requireRole<R extends Role>(role: R): Promise<Actor & { role: R }> {
  const known = await currentSession()
  const path = (await headers()).get('x-radrum-path') ?? `/${role}`
  if (!known) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  if (known.actor.role !== role) return elsewhere(known.actor)
  if (known.state === 'locked') redirect(`/${role}/locked?next=${encodeURIComponent(path)}`)
  return known.actor as Actor & { role: R }
}

/**
 * First line of a role's locked page: only for whoever is locked right now. Anybody else goes where they wanted
 * (`next`, an own path of the role), or to where they belong.
 */
export async function requireLocked(role: Role, next: string): Promise<void> {
  const known = await currentSession()
  if (!known) redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  if (known.actor.role !== role) return elsewhere(known.actor)
  if (known.state !== 'locked') redirect(next)
}

async function elsewhere(actor: Actor): Promise<never> {
  await saveRefusedAccess(actor, await askedPage(), 'not_allowed')
  redirect(`/${actor.role}`)
}

/** 404 for a thing that is not this person's, or that is not there at all: nobody can tell which; it is written down. */
export async function notThere(actor: Actor): Promise<never> {
  await saveRefusedAccess(actor, await askedPage(), 'not_found')
  notFound()
}

async function askedPage(): Promise<string> {
  return pageName((await headers()).get('x-radrum-path') ?? '')
}

/** Is this page fetched before anybody wants to see it? Then it shows nothing that is written down when seen. */
export async function isLookAhead(): Promise<boolean> {
  return (await headers()).has('x-radrum-prefetch')
}
