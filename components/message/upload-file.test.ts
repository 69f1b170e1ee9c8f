import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ok } from '@/lib/result'
import { uploadTo } from './upload-file'

/** As much of a request as an upload needs. */
class FakeRequest {
  static last: FakeRequest
  readonly headers: Record<string, string> = {}
  readonly upload: {
    onprogress?: (event: { loaded: number; total: number }) => void
    onload?: () => void
  } = {}
  opened = ''
  body: unknown
  status = 0
  responseText = ''
  onload = () => {}
  onerror = () => {}
  onabort = () => {}
  constructor() {
    FakeRequest.last = this
  }
  open(method: string, path: string) {
    this.opened = `${method} ${path}`
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: unknown) {
    this.body = body
  }
  abort() {
    this.onabort()
  }
  answer(status: number, body: string) {
    Object.assign(this, { status, responseText: body })
    this.onload()
  }
}

beforeEach(() => void vi.stubGlobal('XMLHttpRequest', FakeRequest))
afterEach(() => void vi.unstubAllGlobals())

const uploadFile = uploadTo({ customerId: 'c', threadId: null })
const file = new File(['x'], 'Kvitto åäö.png')
const kept = { id: 'a', name: 'Kvitto åäö.png', kind: 'png', bytes: 1, scan: 'clean' }

describe('a file on its way', () => {
  it('goes as it is, with its name beside it', async () => {
    const { answer } = uploadFile(file, () => {})
    const request = FakeRequest.last
    request.answer(201, JSON.stringify(kept))
    expect(await answer).toEqual(ok(kept))
    expect(request.opened).toBe('POST /api/messages/files?customer=c')
    expect(request.body).toBe(file)
    expect(request.headers).toEqual({
      'Content-Type': 'application/octet-stream',
      'X-File-Name': 'Kvitto%20%C3%A5%C3%A4%C3%B6.png',
    })
  })

  it('goes where it is written', () => {
    uploadTo({ customerId: 'c', threadId: 't' })(file, () => {})
    expect(FakeRequest.last.opened).toBe('POST /api/messages/files?customer=c&thread=t')
  })

  it('A37: has a name that a header can hold, whatever it is called', () => {
    uploadFile(new File(['x'], 'ab\r\nX: y\u202egnp.exe'), () => {})
    expect(FakeRequest.last.headers['X-File-Name']).toBe('ab%0AX%3A%20ygnp.exe')
    uploadFile(new File(['x'], '\u202e'), () => {})
    expect(FakeRequest.last.headers['X-File-Name']).toBe('file')
  })

  it('says how far it has come', () => {
    const shares: number[] = []
    uploadFile(file, (share) => shares.push(share))
    for (const [loaded, total] of [
      [0, 0],
      [1, 4],
      [4, 4],
    ] as const)
      FakeRequest.last.upload.onprogress?.({ loaded, total })
    expect(shares).toEqual([0, 0.25, 1])
  })

  it('can be stopped', async () => {
    const { answer, cancel } = uploadFile(file, () => {})
    cancel()
    expect(await answer).toEqual({ ok: false, reason: 'cancelled' })
  })

  it('cannot be stopped once the bank has it: the answer says what to take away', async () => {
    const { answer, cancel } = uploadFile(file, () => {})
    const request = FakeRequest.last
    request.upload.onload?.()
    cancel()
    request.answer(201, JSON.stringify(kept))
    expect(await answer).toEqual(ok(kept))
  })

  it.each([
    [409, '{"error":"locked"}', 'locked'],
    [422, '{"error":"file_macros"}', 'file_macros'],
    [503, '{"error":"unavailable"}', 'unavailable'],
    [500, '{"error":"failed","id":"k7"}', 'failed:k7'],
    [401, '', 'signed_out'],
    [403, 'Forbidden', 'not_allowed'],
    [413, '<html>too large</html>', 'file_too_large'],
    [502, '<html>', 'unavailable'],
    [200, 'null', 'unavailable'],
    [201, 'cut off {', 'unavailable'],
    [422, '{"error":7}', 'unavailable'],
  ])('%i %s: %s', async (status, body, reason) => {
    const { answer } = uploadFile(file, () => {})
    FakeRequest.last.answer(status, body)
    expect(await answer).toEqual({ ok: false, reason })
  })

  it('no answer at all is a refusal, too', async () => {
    const { answer } = uploadFile(file, () => {})
    FakeRequest.last.onerror()
    expect(await answer).toEqual({ ok: false, reason: 'unavailable' })
  })
})
