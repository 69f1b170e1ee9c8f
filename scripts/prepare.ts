import { migrateDatabase } from '@/db/migrate'
import { environment } from '@/lib/server/environment'

// run once at each start, before the app serves
await migrateDatabase(environment().databaseUrl)
