import type { OwnQuestion } from '@/lib/question/question'

/** Where a question is answered: its thread, with the question above the field. */
export function hrefOfQuestion({ id, threadId }: Pick<OwnQuestion, 'id' | 'threadId'>): string {
  return `/customer/messages/${threadId}?question=${id}#question`
}
