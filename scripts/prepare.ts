import { closeDatabase, nobodyWaits, openDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { anybody } from '@/db/person'
import { seedDemo } from '@/db/seed'
import { demoPassword } from '@/lib/access/demo-people'
import { environment } from '@/lib/server/environment'
import { hashPassword } from '@/lib/server/password'
import { makeCode } from '@/lib/server/reply-code'

// run at each start, before the app serves: finds nothing to do when it has been done
const { databaseUrl, demo } = environment()
await migrateDatabase(databaseUrl)
openDatabase(databaseUrl, nobodyWaits)
if (demo) await seedDemo({ passwordHash: await hashPassword(demoPassword), makeCode, now: new Date() })
// whoever starts us reads what is said here out loud
else if (!(await anybody())) {
  process.stdout.write(
    '! Nobody can sign in yet. Add the first people with `npm run user:add`; by itself it says how.\n',
  )
}
await closeDatabase()
