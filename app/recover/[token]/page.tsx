import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { saveNewPassword } from '@/app/actions/access'
import { FrontPage } from '@/components/access/front-page'
import { LinkOver } from '@/components/access/link-over'
import { NewPasswordForm } from '@/components/access/new-password-form'
import { RecoveryOff } from '@/components/access/recovery-off'
import { PageTitle } from '@/components/ui/page-title'
import { isLinkUsable, recoveryIsOn } from '@/lib/server/recovery'

type LinkPageProps = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.newPassword')
  return { title: t('title') }
}

/**
 * Where the link of the mail leads. Looking at it changes nothing; whoever has the link may choose a new password, and
 * nobody else is told what is wrong with theirs.
 */
export default async function LinkPage({ params }: LinkPageProps) {
  if (!recoveryIsOn())
    return (
      <FrontPage>
        <RecoveryOff />
      </FrontPage>
    )
  const { token } = await params
  const t = await getTranslations('access.newPassword')
  const usable = await isLinkUsable(token, new Date())
  return (
    <FrontPage>
      {usable ? (
        <NewPasswordForm token={token} save={saveNewPassword} />
      ) : (
        <div>
          <PageTitle>{t('title')}</PageTitle>
          <LinkOver />
        </div>
      )}
    </FrontPage>
  )
}
