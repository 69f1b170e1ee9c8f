import { keep, recall } from '@/components/ui/storage'

const key = 'radrum-was-in'

/** The meeting this window was last in, or waited for; kept over a reload, which takes a moment longer without. */
export const wasIn = {
  known: () => recall('window', key),
  note: (meetingId: string) => keep('window', key, meetingId),
}
