import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MailList } from '@/components/notify/mail-list'
import { PageTitle } from '@/components/ui/page-title'
import { listDemoMails } from '@/db/outbox'
import { environment } from '@/lib/server/environment'
import { showMail } from '@/lib/server/seal'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notify.demo')
  return { title: t('title') }
}

/** What would have been sent. In the demo without a mail server only, and then open to everybody; else it does not exist. */
export default async function DemoMailPage() {
  const { demo, smtpUrl } = environment()
  if (!demo || smtpUrl) notFound()
  const mails = await listDemoMails()
  const t = await getTranslations('notify.demo')
  return (
    <main id="main" className="mx-auto w-full max-w-reading px-4 py-10">
      <PageTitle lead={t('intro')}>{t('title')}</PageTitle>
      <MailList mails={mails.map(showMail)} />
    </main>
  )
}
