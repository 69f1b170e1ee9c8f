/** Everybody who signs in has exactly one role; it is also the first segment of their URLs. */
export const roles = ['customer', 'advisor', 'scheduler'] as const
export type Role = (typeof roles)[number]

export type PersonId = string
export type BranchId = string
export type SessionId = string

/** Who is asking. Made from a verified cookie and a live session row, never from a request body. */
export type Actor = {
  id: PersonId
  role: Role
  name: string
  branchId: BranchId
  sessionId: SessionId
  locale: string
  zone: string
}

/** The product itself, acting on its own (jobs, webhooks, the reconciler). */
export type SystemActor = { id: null; role: 'system' }
export const system: SystemActor = { id: null, role: 'system' }
