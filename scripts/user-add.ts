import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/db/client'
import { addFirstPerson, type FirstPersonRefusal } from '@/db/first-people'
import { type PersonInput, personInput } from './user-add/input'
import { readPassword } from './user-add/password'

const usage = `Adds somebody who can sign in.

  npm run user:add -- --role advisor --name "Eva Lind" --email eva@bank.example --branch "Odenplan" \\
      --city Stockholm --address "Odengatan 65, 113 22 Stockholm"
  npm run user:add -- --role customer --name "Sara Holm" --email sara@mail.example --branch "Odenplan" \\
      --advisor eva@bank.example

  --role       customer, advisor or scheduler
  --branch     its name; a new one is made when --city and --address are given
  --advisor    e-mail of a customer's own advisor
  --deputy-of  e-mail of the advisor whom this advisor stands in for
  --phone, --locale (en or sv), --zone (Europe/Stockholm)
  --password-stdin   read the password from standard input; otherwise one is made and shown once
`

const sentences: Record<FirstPersonRefusal, string> = {
  email_taken: '--email: somebody has this address already',
  branch_unknown: '--branch: there is none of this name; give --city and --address to make it',
  own_advisor_unknown: '--advisor: expected the e-mail address of an advisor; add the advisor first',
  deputy_of_unknown: '--deputy-of: expected the e-mail address of an advisor',
}

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    ...{ role: text, name: text, email: text, branch: text, city: text, address: text, advisor: text },
    ...{ 'deputy-of': text, phone: text, locale: text, zone: text },
    'password-stdin': { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

if (values.help || Object.keys(values).length === 0) {
  process.stdout.write(usage)
} else {
  const input = personInput.safeParse(values)
  if (input.success) await add(input.data)
  else
    refuse(
      input.error.issues.map((issue) => `--${issue.path.join('.')}: expected ${issue.message}`).join('\n'),
    )
}

async function add(input: PersonInput): Promise<void> {
  const given = input['password-stdin'] ? await readPassword() : undefined
  if (given && !given.ok) return refuse('the password: expected at least 12 characters on standard input')
  const password = given?.value ?? randomBytes(12).toString('base64url')
  const { hashPassword } = await import('@/lib/server/password')
  const { branch, city, address, advisor, ...rest } = input
  const saved = await addFirstPerson({
    ...rest,
    passwordHash: await hashPassword(password),
    branch: { name: branch, city, address },
    ownAdvisor: advisor,
    deputyOf: input['deputy-of'],
  })
  await closeDatabase()
  if (!saved.ok) return refuse(sentences[saved.reason])
  process.stdout.write(`${input.name} can sign in with ${input.email}.\n`)
  if (!given) process.stdout.write(`Password, shown this once: ${password}\n`)
}

function refuse(why: string): void {
  process.stderr.write(`${why}\nnpm run user:add -- --help shows how.\n`)
  process.exitCode = 1
}
