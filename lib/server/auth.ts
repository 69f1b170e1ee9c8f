import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { endSession } from '@/db/session'
import { ownPath } from '@/lib/access/own-path'
import { sessionHours } from '@/lib/access/session-state'
import { environment } from './environment'
import { sessionCookieName } from './identity'
import { signIn } from './sign-in'

const maxAge = sessionHours * 3600

/**
 * The one file that knows next-auth. The JWT carries only the session row's id (`sid`); what `session.update()`
 * or a client sends never changes it, and every use checks the row.
 */
export function authOptions(): NextAuthOptions {
  const secure = environment().publicUrl.startsWith('https://')
  return {
    secret: environment().authSecret,
    session: { strategy: 'jwt', maxAge, updateAge: maxAge },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [credentials()],
    callbacks: {
      jwt: ({ token, user, trigger }) => {
        if (trigger === 'signIn' && user) return { sub: user.id, sid: (user as { sid?: string }).sid }
        return { sub: token.sub, sid: token.sid }
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await endSession(token.sid, new Date())
      },
    },
  }
}

function credentials() {
  return Credentials({
    name: 'Rådrum',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(given, request) {
      const header = (name: string) => String(request.headers?.[name] ?? '')
      const attempt = {
        email: String(given?.email ?? ''),
        password: String(given?.password ?? ''),
        address: header('x-radrum-address'),
        userAgent: header('user-agent'),
      }
      const answer = await signIn(attempt, new Date())
      if (!answer.ok) throw new Error(answer.reason) // next-auth hands the text to the sign-in page as `error`
      return { id: answer.value.personId, sid: answer.value.sessionId }
    },
  })
}
