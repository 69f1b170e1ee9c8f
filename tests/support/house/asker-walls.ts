import { askerCracks, staleAskers, systemCracks } from './askers'
import type { Wall } from './sources'

/** Rule 7 on its last floor: who asks goes along into `db`. */
export const askerWalls: Wall[] = [
  [
    'what a page calls in db takes who asks',
    askerCracks,
    [
      { path: 'app/customer/x/page.tsx', text: "import { listX as list } from '@/db/x'" },
      { path: 'db/x.ts', text: 'export async function listX(customerId: PersonId) {}' },
    ],
  ],
  [
    'whatever it is called',
    askerCracks,
    [
      { path: 'app/actions/x.ts', text: "import { type Left, closeX } from '@/db/x'" },
      { path: 'db/x.ts', text: 'export async function closeX(id: MeetingId) {}' },
    ],
  ],
  [
    'and cannot do without, not under another name either',
    askerCracks,
    [
      { path: 'app/actions/x.ts', text: "import * as x from '@/db/x'" },
      {
        path: 'db/x.ts',
        text: "import type { Actor } from '@/lib/access/actor'\nexport const findX = (asker?: Actor) => asker",
      },
    ],
  ],
  [
    'a customer of the bank is nobody who asks',
    askerCracks,
    [
      { path: 'app/api/x/route.ts', text: "import { openX } from '@/db/x'" },
      {
        path: 'db/x.ts',
        text: "import type { Customer } from './person'\nexport function openX(c: Customer) {}",
      },
    ],
  ],
  [
    'the system beside a person is who asks, alone it is not',
    askerCracks,
    [
      { path: 'app/actions/x.ts', text: "import { moveX } from '@/db/x'" },
      {
        path: 'db/x.ts',
        text: "import type { SystemActor } from '@/lib/access/actor'\nexport function moveX(by: SystemActor) {}",
      },
    ],
  ],
  [
    'and no page asks as the system',
    systemCracks,
    [{ path: 'app/actions/x.ts', text: "import { type Actor, system } from '@/lib/access/actor'" }],
  ],
  ['nobody’s data is still asked for', staleAskers, []],
  [
    'and still by nobody',
    staleAskers,
    [
      { path: 'app/x/page.tsx', text: "import { listMeetingTypes } from '@/db/meeting-type'" },
      { path: 'app/y/page.tsx', text: "import { findDemoMail, listDemoMails } from '@/db/outbox'" },
      { path: 'app/z/page.tsx', text: "import { listBranches } from '@/db/branch'" },
      { path: 'app/api/x/route.ts', text: "import { mailSettings } from '@/db/mail'" },
      { path: 'app/api/y/route.ts', text: "import { isMigrated } from '@/db/ready'" },
      {
        path: 'db/meeting-type.ts',
        text: "import type { Actor } from '@/lib/access/actor'\nexport function listMeetingTypes(actor: Actor) {}",
      },
    ],
  ],
]
