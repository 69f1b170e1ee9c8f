import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '@/tests/support/app'
import {
  expectNoErrors,
  expectNoViolations,
  shoot,
  useOwnBrowser,
  type Visitor,
} from '@/tests/support/browser'
import { evaAndSara, hangUp, incoming, latestMeeting, meeting, seesMoving } from '@/tests/support/call'
import { type Caller, signInByHttp } from '@/tests/support/http'
import { beginByHttp, field, main, opened, send, written } from '@/tests/support/message-page'

const browser = useOwnBrowser()
let app: TestApp
let eva: Visitor
let sara: Visitor
let http: Caller
let ids: Record<string, string>
/** Another thread for each try. */
let subject = ''
let threadId = ''
let tries = 0

beforeAll(async () => {
  app = await startApp()
  ;({ eva, sara } = await evaAndSara(browser(), app))
  http = await signInByHttp(app, 'customer@demo.example')
  const { rows } = await app.pool.query(`SELECT split_part(email, '@', 1) AS key, id FROM person`)
  ids = Object.fromEntries(rows.map(({ key, id }) => [key, id]))
})
afterAll(() => app?.stop())

const callAbout = () => main(sara.page).getByRole('button', { name: 'Call about this' })

async function openThread(): Promise<void> {
  subject = `The loan, ${++tries}`
  threadId = await beginByHttp(http, ids.customer ?? '', subject, 'Which half first?')
  await sara.page.goto(`/customer/messages/${threadId}`)
  await opened(sara.page, subject)
}

describe('Call about this', () => {
  it('A01: nothing rings about a thread of somebody else', async () => {
    const { rows } = await app.pool.query('SELECT id FROM thread WHERE customer_id = $1 LIMIT 1', [
      ids.customer2,
    ])
    const call = { advisorId: ids.advisor, device: 'device-12345', threadId: rows[0].id }
    expect(await http.act('startCall', call)).toEqual({ ok: false, reason: 'not_found' })
    const kept = await app.pool.query('SELECT 1 FROM meeting WHERE thread_id = $1', [rows[0].id])
    expect(kept.rows).toEqual([])
  })

  it('rings with what it is about, and the thread goes on beside the call', async () => {
    await openThread()
    await callAbout().click()
    const check = sara.page.getByRole('dialog', { name: 'Check camera and microphone' })
    const ringing = meeting(sara.page).getByRole('button', { name: 'Cancel call' })
    await check.or(ringing).first().waitFor()
    if (await check.isVisible()) await check.getByRole('button', { name: 'Join with video' }).click()
    await ringing.waitFor()
    await incoming(eva.page).getByText(`Calls about: ${subject}`).waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'call-about')
    const { rows } = await app.pool.query('SELECT thread_id FROM meeting ORDER BY created_at DESC LIMIT 1')
    expect(rows).toEqual([{ thread_id: threadId }])
    await incoming(eva.page).getByRole('button', { name: 'Accept' }).click()
    await eva.page.waitForURL('**/advisor/meeting/*')
    await seesMoving(eva.page, 'Sara Holm')
    const beside = main(eva.page).getByRole('region', { name: subject })
    await beside.getByText('Which half first?').waitFor()
    await beside.getByRole('textbox', { name: 'Message' }).fill('The larger one, as we said.')
    await beside.getByRole('button', { name: 'Send', exact: true }).click()
    await written(sara.page, 'The larger one, as we said.').waitFor()
    await expectNoViolations(eva.page)
    await shoot(eva.page, 'call-thread')
    // the customer writes as well, and the call goes on
    await field(sara.page).fill('Good.')
    await send(sara.page).click()
    await beside.getByText('Good.', { exact: true }).waitFor()
    expect((await latestMeeting(app)).state).toBe('live')
    await hangUp(sara.page)
    await meeting(sara.page).getByRole('button', { name: 'Close' }).click()
  })

  it('while a call cannot be answered, the same place asks to be called, about the same', async () => {
    await eva.page.goto('/advisor')
    const status = eva.page.getByRole('radiogroup', { name: 'My status' })
    await status.getByRole('radio', { name: 'Busy', exact: true }).check()
    await openThread()
    await main(sara.page).getByRole('button', { name: 'Ask Eva to call me' }).click()
    const dialog = sara.page.getByRole('dialog', { name: 'Ask Eva to call you' })
    const about = dialog.getByRole('textbox', { name: 'What is it about?' })
    await expect.poll(() => about.inputValue()).toBe(subject)
    await expectNoViolations(sara.page)
    await dialog.getByRole('button', { name: 'Ask Eva' }).click()
    await eva.page.getByRole('list', { name: 'To be called' }).getByText(subject).waitFor()
    expect(await callAbout().count()).toBe(0)
  })

  it('leaves no error behind in any console', () => {
    expectNoErrors([sara, eva])
  })
})
