import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { askForLink } from '@/app/actions/access'
import { FrontPage } from '@/components/access/front-page'
import { RecoverForm } from '@/components/access/recover-form'
import { RecoveryOff } from '@/components/access/recovery-off'
import { recoveryIsOn } from '@/lib/server/recovery'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.recover')
  return { title: t('title') }
}

/** For whoever cannot sign in: asks for a link, or says whom to ask. Open to everybody. */
export default function RecoverPage() {
  return <FrontPage>{recoveryIsOn() ? <RecoverForm ask={askForLink} /> : <RecoveryOff />}</FrontPage>
}
