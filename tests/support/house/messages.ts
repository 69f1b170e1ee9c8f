import { importsOf, type Source } from './sources'

const says = /\b(useTranslations|useRefusal)\(\s*['"]([a-z]+)(?:\.([a-zA-Z]+))?/g

/**
 * What of the language files runs in the browser on the pages under some folder: every `useTranslations` and
 * `useRefusal` in what these pages import, from the first `'use client'` on. `bank` is the whole noun, `bank.card` a part.
 */
export function nounsInBrowser(sources: Source[], isPage: (path: string) => boolean): Set<string> {
  const known = new Map(sources.map((source) => [source.path, source]))
  const nouns = new Set<string>()
  const seen = new Set<string>()
  const visit = (source: Source, above: boolean) => {
    const inBrowser = above || /^['"]use client['"]/.test(source.text)
    const key = `${source.path} ${inBrowser}`
    if (seen.has(key)) return
    seen.add(key)
    if (inBrowser)
      for (const [, how, noun = '', part] of source.text.matchAll(says))
        nouns.add(how === 'useRefusal' ? `${noun}.refusal` : part ? `${noun}.${part}` : noun)
    for (const { module, typeOnly } of importsOf(source)) {
      const file = known.get(`${module}.ts`) ?? known.get(`${module}.tsx`)
      if (file && !typeOnly && !module.startsWith('app/actions/')) visit(file, inBrowser)
    }
  }
  for (const source of sources) if (isPage(source.path)) visit(source, false)
  return nouns
}
