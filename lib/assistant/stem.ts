import type { Locale } from '@/lib/language/locale'

/** What is left of a word without the endings of its language, so that "payments" and "payment" are one. Lower case. */
export function stem(word: string, locale: Locale): string {
  return locale === 'sv' ? swedish(word) : english(word)
}

/** Plural, past and -ing, a last e: "moved", "moving" and "moves" are "mov"; "stopped" is "stop". */
function english(word: string): string {
  const bare = withoutTense(singular(word.replace(/'\p{L}*$/u, '')))
  const short = bare.length > 3 ? bare.replace(/e$/, '') : bare
  return short.replace(/([^aeiou])y$/, '$1i')
}

function singular(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word
  if (/.{2}ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 ? word.replace(/s$/, '') : word
}

function withoutTense(word: string): string {
  if (/eed$/.test(word)) return word.slice(0, -1)
  const base = /^(.{3,})(?:ing|ed)$/.exec(word)?.[1]
  if (!base || !/[aeiouy]/.test(base)) return word
  const doubled = /([bdgmnprt])\1$/.test(base) || (base.length > 5 && base.endsWith('ll'))
  return doubled ? base.slice(0, -1) : base
}

const swedishEndings =
  'heterna hetens anden andes andet arens arnas ernas ornas heten heter ades ande aren arna arne aste erna erns orna ade ans are ast ens ern ets het ad an ar as at en er es et or a e'.split(
    ' ',
  )

/** After Snowball's Swedish stemmer (snowballstem.org), its first two steps, and -et besides: "spärrade" is "spärr", "mötet" is "möt". */
function swedish(word: string): string {
  const vowel = /[aeiouyåäö][^aeiouyåäö]/.exec(word)
  // what stands before this is never cut into
  const from = vowel ? Math.max(vowel.index + 2, 3) : word.length
  const ending = swedishEndings.find((one) => word.endsWith(one) && word.length - one.length >= from)
  const bare = ending ? word.slice(0, -ending.length) : word
  return /(dd|gd|nn|dt|gt|kt|tt)$/.test(bare.slice(from)) ? bare.slice(0, -1) : bare
}
