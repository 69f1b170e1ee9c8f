import { text } from 'node:stream/consumers'
import { no, ok, type Result } from '@/lib/result'

/** The first line of standard input, for a password that must not stand in the shell's history. */
export async function readPassword(): Promise<Result<string, 'too_short'>> {
  const [password = ''] = (await text(process.stdin)).split(/\r?\n/)
  return password.length >= 12 ? ok(password) : no('too_short')
}
