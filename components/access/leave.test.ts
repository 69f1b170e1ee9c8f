import { beforeEach, describe, expect, it, vi } from 'vitest'

const gone = vi.fn()
let page: EventTarget
beforeEach(() => {
  vi.resetModules()
  gone.mockClear()
  page = new EventTarget()
  vi.stubGlobal(
    'window',
    Object.assign(page, { location: { pathname: '/customer', search: '?q=a', assign: gone } }),
  )
})

describe('the end of a session', () => {
  it('leads to sign-in, and back here when it has run out', async () => {
    const { leave } = await import('./leave')
    leave('expired')
    leave('signed_out')
    expect(gone.mock.calls).toEqual([['/sign-in?next=%2Fcustomer%3Fq%3Da']])
  })

  it('that one has asked for leads to sign-in alone, whatever the page hears meanwhile', async () => {
    const { leave, leaveAfter } = await import('./leave')
    await leaveAfter(async () => leave('expired'))
    leave('expired')
    expect(gone.mock.calls).toEqual([['/sign-in']])
  })

  it('is not held up by what could not be saved', async () => {
    const { leave } = await import('./leave')
    leave('expired')
    const asks = vi.fn()
    page.addEventListener('beforeunload', asks)
    page.dispatchEvent(new Event('beforeunload'))
    expect(asks).not.toHaveBeenCalled()
  })

  it('that could not be had leaves everything as it was', async () => {
    const { leave, leaveAfter } = await import('./leave')
    await expect(leaveAfter(() => Promise.reject(new Error('offline')))).rejects.toThrow('offline')
    expect(gone).not.toHaveBeenCalled()
    leave('signed_out')
    expect(gone).toHaveBeenCalledOnce()
  })
})
