import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { replyInDemo } from '@/app/actions/question'
import { MailList } from '@/components/notify/mail-list'
import { PageTabs } from '@/components/ui/page-tabs'
import { PageTitle } from '@/components/ui/page-title'
import { listDemoMails } from '@/db/outbox'
import { outChannels } from '@/lib/question/channel'
import { showsOutbox } from '@/lib/server/demo-reply'
import { showMail } from '@/lib/server/seal'

type DemoMailPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const path = '/demo/mail'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notify.demo')
  return { title: t('title') }
}

/** What would have been sent. In the demo without a mail server only, and then open to everybody; else it does not exist. */
export default async function DemoMailPage({ searchParams }: DemoMailPageProps) {
  if (!showsOutbox()) notFound()
  const [query, t] = await Promise.all([searchParams, getTranslations('notify.demo')])
  const channel = outChannels.find((one) => one === query.channel) ?? null
  const mails = await listDemoMails(channel)
  return (
    <main id="main" className="mx-auto w-full max-w-reading px-4 py-10">
      <PageTitle lead={t('intro')}>{t('title')}</PageTitle>
      <PageTabs
        label={t('channels')}
        tabs={[
          { href: path, label: t('all'), here: channel === null },
          ...outChannels.map((one) => ({
            href: `${path}?channel=${one}`,
            label: t(`by.${one}`),
            here: one === channel,
          })),
        ]}
      />
      <MailList mails={mails.map(showMail)} replyInDemo={replyInDemo} />
    </main>
  )
}
