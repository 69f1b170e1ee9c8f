import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { endSkill, grantSkill, previewSkillEnd } from '@/app/actions/skill'
import { GrantForm } from '@/components/skill/grant-form'
import { GrantList } from '@/components/skill/grant-list'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'
import { Section } from '@/components/ui/section'
import { findSkillSheet } from '@/db/skill-sheet'
import { isUuid } from '@/lib/access/uuid'
import { localDayAt } from '@/lib/booking/local-day'
import { notThere, requireRole } from '@/lib/server/session'
import { isHistory } from '@/lib/skill/grant'

type SkillsPageProps = { params: Promise<{ advisorId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('skill.sheet'))('link') }
}

/** What an advisor of the scheduler's branch may, speaks and knows, from when until when. */
export default async function SkillsPage({ params }: SkillsPageProps) {
  const actor = await requireRole('scheduler')
  const { advisorId } = await params
  const found = isUuid(advisorId) ? await findSkillSheet(actor, advisorId) : undefined
  if (!found) return notThere(actor)
  const [t, board] = await Promise.all([getTranslations('skill.sheet'), getTranslations('calendar.title')])
  const { advisor, grants, skills } = found
  const now = Date.now()
  const { zone } = advisor
  const past = grants.filter((grant) => isHistory(grant, now))
  const present = grants.filter((grant) => !isHistory(grant, now))
  const common = { skills, zone, now }
  return (
    <>
      <PageTitle
        above={
          <Breadcrumb steps={[{ label: board('board'), href: '/scheduler' }, { label: advisor.name }]} />
        }
        lead={t('lead')}
        actions={<LinkButton href={`/scheduler/hours/${advisor.id}`}>{t('hoursLink')}</LinkButton>}
      >
        {t('title', { name: advisor.name })}
      </PageTitle>
      <div className="max-w-reading">
        <Section title={t('now')}>
          {present.length === 0 && <EmptyState>{t('none')}</EmptyState>}
          {present.length > 0 && (
            <GrantList
              {...common}
              label={t('now')}
              grants={present}
              actions={{ previewSkillEnd, endSkill }}
            />
          )}
        </Section>
        <Section title={t('add')}>
          <GrantForm {...{ advisor, skills, grantSkill }} today={localDayAt(zone, now)} />
        </Section>
        {past.length > 0 && (
          <Section title={t('past')}>
            <GrantList {...common} label={t('past')} grants={past} />
          </Section>
        )}
      </div>
    </>
  )
}
