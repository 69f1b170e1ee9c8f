import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { catalogue } from '@/lib/language/catalogue'
import { localeCookie, pickLocale } from '@/lib/language/locale'
import { currentSession } from '@/lib/server/session'

/** The bank's own zone: for whoever has not signed in yet. */
const bankZone = 'Europe/Stockholm'

/** Language and time zone of this request. Never fails: without a database people still read why. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const known = await currentSession().catch(() => undefined)
  const locale = pickLocale({
    cookie: jar.get(localeCookie)?.value,
    person: known?.actor.locale,
    accept: head.get('accept-language'),
  })
  return { locale, messages: catalogue[locale], timeZone: known?.actor.zone ?? bankZone }
})
