import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Mail } from '@/lib/notify/mail'
import { letterPage } from '@/lib/question/outgoing'
import { environment } from './environment'

/**
 * Writes what goes out into a folder of `DATA_DIR`, for its owner alone, named by its time and id: sent again it is the same
 * file. Whoever takes files from there never finds half of one.
 */
export async function writeOutgoing(
  folder: string,
  { id, createdAt }: Pick<Mail, 'id' | 'createdAt'>,
  ending: string,
  content: string | Buffer,
): Promise<void> {
  const place = path.join(environment().dataDir, folder)
  const stamp = createdAt.toISOString().replaceAll(/[:.]/g, '-')
  const file = path.join(place, `${stamp}-${id}.${ending}`)
  await mkdir(place, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.part`, content, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** SMS and messenger, where no gateway is built in: JSON in a folder of the channel's name, for one that takes it from there. */
export async function sendShort(outgoing: Mail): Promise<void> {
  const { id, channel, recipient: to, text } = outgoing
  await writeOutgoing(channel, outgoing, 'json', `${JSON.stringify({ id, channel, to, text }, null, 2)}\n`)
}

/** Letters: as text, and as a page that prints. */
export async function sendLetter(outgoing: Mail): Promise<void> {
  await writeOutgoing('letters', outgoing, 'html', letterPage(outgoing))
  await writeOutgoing('letters', outgoing, 'txt', outgoing.text)
}
