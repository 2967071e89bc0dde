import { z } from 'zod'
import { latestCheckpoint } from '../../platform/ledger/checkpoints.ts'
import { readHead } from '../../platform/ledger/head.ts'
import { publicKeys } from '../../platform/ledger/keys.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { readPublicEntries } from '../../platform/ledger/reading.ts'
import { tilePath, widthOf } from '../../platform/ledger/tiles.ts'
import { verifyReceipt } from '../../platform/ledger/verifying-receipt.ts'
import type { Module } from '../../platform/module.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { route, type Answer, type Route } from '../../platform/web/route.ts'
import { emptyForm } from '../../ui/form-fields.tsx'
import { kindNames } from './events.ts'
import { ledgerMessages } from './messages.ts'
import { EntriesPage } from './pages/entries-page.tsx'
import { LedgerPage } from './pages/ledger-page.tsx'
import { VerifyPage, type VerifyPageProps } from './pages/verify-page.tsx'
import { ledgerUrls } from './urls.ts'
import { pastedReceipt, verdictInWords } from './verdict.ts'

const perPage = 50

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  // An empty field of the form is one that was left alone.
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const entriesQuery = z.object({
  kind: optional(z.templateLiteral([z.string(), '.', z.string()])),
  subject: optional(z.string().trim().max(200)),
  before: optional(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)),
})

const verifyForm = z.object({
  receipt: z.string().trim().min(1),
  keys: z.string().trim().min(1),
})

/** The pages about the ledger, in words that every module of the house gives for its acts. */
export function pageRoutes(modules: readonly Module[]): Route[] {
  const open = { permission: 'public', event: 'none' } as const
  const verifyPage = (language: 'th' | 'en', props: Omit<VerifyPageProps, 'kinds'>): Answer => ({
    kind: 'page',
    title: ledgerMessages[language].verify,
    content: <VerifyPage kinds={kindNames(modules, language)} {...props} />,
    scripts: ['verify-receipt.js'],
  })
  return [
    route(ledgerUrls.ledger, { ...open, reuse: 'never' }, async ({ tx, view, services }) => {
      const { size } = await readHead(tx)
      const signed = await latestCheckpoint(tx)
      const width = widthOf('entries', 0, signed?.size ?? 0)
      return {
        kind: 'page',
        title: ledgerMessages[view.language].ledger,
        content: (
          <LedgerPage
            size={size}
            signed={signed}
            address={services.linkTo(view.organization, ledgerUrls.ledger())}
            firstEntries={
              width > 0 ? tilePath({ level: 'entries', index: 0, width }).slice('tile/'.length) : ''
            }
          />
        ),
      }
    }),
    route(
      ledgerUrls.entries,
      { ...open, reuse: 'revision', query: entriesQuery },
      async ({ tx, view, query }) => {
        const { kind, subject, before } = query
        const kinds = kind === undefined ? undefined : [kind satisfies LedgerKind]
        const entries = await readPublicEntries(tx, { kinds, subject, before, limit: perPage + 1 })
        return {
          kind: 'page',
          title: ledgerMessages[view.language].entries,
          content: (
            <EntriesPage
              entries={entries.slice(0, perPage)}
              kinds={kindNames(modules, view.language)}
              chosen={query}
              goesOn={entries.length > perPage}
            />
          ),
        }
      },
    ),
    route(ledgerUrls.verify, { ...open, reuse: 'never' }, async ({ tx, view }) => {
      const keys = (await publicKeys(tx, 'log')).join('\n')
      return verifyPage(view.language, { form: { ...emptyForm, typed: { keys } } })
    }),
    // It answers and changes nothing: the same form twice is asked twice.
    route(
      ledgerUrls.verify,
      { ...open, method: 'POST', reuse: 'never', once: false, writes: false },
      async ({ view, body }) => {
        const { language } = view
        const t = ledgerMessages[language]
        const form = readForm(verifyForm, body)
        const typed = typedIn(body)
        if (!form.ok) {
          const words = { receipt: t.noReceipt, keys: t.noKeys }
          const wrong = Object.entries(words).filter(([field]) => field in form.faults)
          const errors = Object.fromEntries(wrong)
          return {
            ...verifyPage(language, { form: { typed, errors } }),
            status: 422,
            title: t.verifyTitleWithError,
          }
        }
        const verdict = verifyReceipt(...pastedReceipt(form.data.receipt, form.data.keys))
        return verifyPage(language, {
          form: { typed, errors: {} },
          verdict: verdictInWords(verdict, { language, kinds: kindNames(modules, language) }),
        })
      },
    ),
  ]
}
