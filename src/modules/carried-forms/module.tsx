import { z } from 'zod'
import { carriedField, dropCarriedForm, findCarriedForm } from '../../platform/forms/carrying.ts'
import { submissionField } from '../../platform/forms/submission.ts'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { frontPage } from '../../platform/web/address.ts'
import { route } from '../../platform/web/route.ts'
import { carriedFormMessages } from './messages.ts'
import { CarriedFormPage, GonePage } from './pages/carried-form-page.tsx'
import { carriedFormUrls } from './urls.ts'

const ofForm = z.object({ carriedFormId: z.uuid() })
const hiddenFields = new Set(['_csrf', submissionField, carriedField])

/** What somebody had typed when his session ended, for him alone, once he has signed in again. */
export const carriedForms = defineModule({
  name: 'carried-forms',
  urls: carriedFormUrls,
  routes: [
    route(
      carriedFormUrls.carriedForm,
      {
        permission: 'signed-in',
        event: 'none',
        reuse: 'never',
        parameters: ofForm,
        serves: 'carried-form',
      },
      async ({ tx, view, visitor, parameters: { carriedFormId }, now }) => {
        const accountId = visitor.person!.accountId
        const form = await findCarriedForm(tx, { carriedFormId, accountId, at: now })
        const t = carriedFormMessages[view.language]
        if (!form) return { kind: 'page', status: 404, title: t.gone, content: <GonePage /> }
        return {
          kind: 'page',
          title: t.title,
          content: (
            <CarriedFormPage
              form={form}
              carriedFormId={carriedFormId}
              hiddenFields={hiddenFields}
              drop={carriedFormUrls.drop({ carriedFormId })}
            />
          ),
        }
      },
    ),
    // Private bookkeeping: nothing of the organisation changes, so the ledger has nothing to say of it.
    route(
      carriedFormUrls.drop,
      { method: 'POST', permission: 'signed-in', event: 'none', reuse: 'never', parameters: ofForm },
      async ({ tx, visitor, parameters: { carriedFormId } }) => {
        await dropCarriedForm(tx, { carriedFormId, accountId: visitor.person!.accountId })
        return { kind: 'redirect', to: frontPage() }
      },
    ),
  ],
  messages: [carriedFormMessages],
  datasets: [],
  searchable: nothingSearchable,
})
