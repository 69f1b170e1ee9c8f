import type { HandOverWords } from '@/lib/assistant/hand-over'

/** What is handed over, in words that a test reads at a glance. */
export const plainWords: HandOverWords = {
  heading: 'HEADING',
  question: (nth, said) => `${nth}: ${said}`,
  titles: (ids) => ids.join('; '),
  shown: (titles) => `shown: ${titles}`,
  nothing: 'nothing',
  helped: (yes) => (yes ? 'that was it' : 'that was not it'),
  page: (page) => `from ${page}`,
  tried: 'TRIED',
  deed: ({ form, codes, times }) => `${form} ${codes.join()} ${times}`,
}
