import { route } from '../../../platform/web/route.ts'
import { knownLog } from '../directory/known-log.ts'
import { integrityReportUrls } from '../urls.ts'
import { keyMessages } from './key-messages.ts'
import { KeyPage } from './pages/key-page.tsx'
import { RecipientPage } from './pages/recipient-page.tsx'
import { recipientMessages } from './recipient-messages.ts'

const page = { permission: 'public', event: 'none', reuse: 'revision', site: 'confidential' } as const

/** Pages of recipients: the same bytes to everybody, because all that they know they know from a key. */
export const receivingRoutes = [
  route(integrityReportUrls.key, page, async ({ tx, view }) => ({
    kind: 'page',
    title: keyMessages[view.language].title,
    content: <KeyPage org={tx.organizationId} />,
    scripts: ['leave-at-once.js', 'integrity-key.js'],
  })),
  route(integrityReportUrls.recipient, page, async ({ tx, view, services }) => ({
    kind: 'page',
    title: recipientMessages[view.language].title,
    content: <RecipientPage log={await knownLog(tx, services)} keptYears={services.confidentialYears} />,
    scripts: ['leave-at-once.js', 'integrity-recipient.js'],
  })),
]
