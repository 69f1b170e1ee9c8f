'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { LetInButton } from '@/components/meeting/let-in-button'
import { MissedCalls } from '@/components/meeting/missed-calls'
import { CallRequests, type FinishRequest } from '@/components/presence/call-requests'
import { DeskNow } from '@/components/presence/desk-now'
import { type ChooseStatus, MyStatus } from '@/components/presence/my-status'
import { type DeskMeeting, Today } from '@/components/presence/today'
import { NotifyChoice } from '@/components/ring/notify-choice'
import { PageTitle } from '@/components/ui/page-title'

type DeskProps = {
  meetings: DeskMeeting[]
  comingUp: DeskMeeting[]
  /** In which somebody waits for an answer of this advisor. */
  waiting: ReactNode
  missed: ComponentProps<typeof MissedCalls>['calls']
  chooseStatus: ChooseStatus
  finishRequest: FinishRequest
}

/** The advisor's desk: one's own status, who is there now, whom to call, and today. */
export function Desk({ meetings, comingUp, waiting, missed, chooseStatus, finishRequest }: DeskProps) {
  const t = useTranslations('presence.desk')
  return (
    <div className="mx-auto max-w-netbank">
      <PageTitle>{t('title')}</PageTitle>
      <div className="mb-8 flex flex-col gap-3">
        <MyStatus chooseStatus={chooseStatus} />
        <NotifyChoice />
      </div>
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
        <div className="min-w-0">
          <DeskNow letIn={(meeting) => <LetInButton view={meeting} />} />
          <MissedCalls calls={missed} />
          <CallRequests finishRequest={finishRequest} />
          {waiting}
        </div>
        <div className="min-w-0">
          <Today meetings={meetings} comingUp={comingUp} />
        </div>
      </div>
    </div>
  )
}
