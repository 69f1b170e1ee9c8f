import { expect, test } from 'vitest'
import { replayPage, replayPolicy } from './replay-page'

test.each([
  ['no script but the one with the nonce', "script-src 'nonce-abc'"],
  ['nothing that is not named', "default-src 'none'"],
  ['no connections', "connect-src 'none'"],
  ['no forms', "form-action 'none'"],
  ['framed by ourselves only', "frame-ancestors 'self'"],
])('%s', (_, directive) => expect(replayPolicy('abc').split('; ')).toContain(directive))

test('no remote source of any kind, no inline code', () => {
  const policy = replayPolicy('abc')
  expect(policy).not.toMatch(/https?:|\*|unsafe|blob:/)
})

test('what is put into the page cannot break out of it', () => {
  const page = replayPage('"><script>', '/x.js', '</title><script>alert(1)</script>')
  expect(page.match(/<script/g)).toHaveLength(1)
})
