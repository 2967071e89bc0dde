import { z } from 'zod'
import { DocumentError } from '../../../platform/documents/document-process.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { inCase, inHeldCase, ofCase, posting, reading, type CaseAct } from '../case-act.ts'
import type { Case } from '../reading.ts'
import { recordRead } from '../reads.ts'
import { caseUrls } from '../urls.ts'
import { listAuthorities } from './authority.ts'
import { dossiersOf, makeDossier, sealedDossier } from './dossier.ts'
import { DossiersPage } from './dossiers-page.tsx'
import { dossierMessages } from './messages.ts'

async function dossiersPage(
  found: Case,
  { tx, view }: CaseAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: dossierMessages[view.language].dossiers,
    content: (
      <DossiersPage
        found={found}
        dossiers={await dossiersOf(tx, found.caseId)}
        authorities={(await listAuthorities(tx)).filter(({ closedAt }) => closedAt === null)}
        form={form}
      />
    ),
  }
}

async function make(held: Case, act: CaseAct): Promise<Answer> {
  const { tx, actor, view, body, parameters, now, services } = act
  const t = dossierMessages[view.language]
  const refuse = (words: string) => dossiersPage(held, act, { typed: {}, errors: { authority: words } })
  const authority = (await listAuthorities(tx)).find(
    ({ authorityId, closedAt }) => authorityId === body['authority'] && closedAt === null,
  )
  if (!authority) return refuse(t.authorityMissing)
  try {
    await makeDossier(tx, actor, {
      held,
      authority,
      organization: view.organization,
      pdf: services.pdf,
      keys: services.ledgerKeys,
      at: now,
    })
  } catch (error) {
    if (error instanceof DocumentError) return refuse(t.busy)
    throw error
  }
  return { kind: 'redirect', to: caseUrls.dossiers(parameters) }
}

const ofDossier = ofCase.extend({ dossierId: z.uuid() })
type DossierAct = CaseAct & { readonly parameters: { readonly dossierId: string } }

export const caseDossierRoutes = [
  route(
    caseUrls.dossiers,
    reading,
    inCase((found, act: CaseAct) => dossiersPage(found, act)),
  ),
  route(caseUrls.makeDossier, { ...posting, event: 'cases.dossier-made' }, inHeldCase(make)),
  route(
    caseUrls.dossier,
    { ...reading, parameters: ofDossier, languages: 'one', writes: true },
    inCase(async ({ caseId }, { tx, parameters, visitor, now }: DossierAct): Promise<Answer> => {
      const sealed = await sealedDossier(tx, parameters)
      if (!sealed) return { kind: 'absent' }
      await recordRead(tx, { caseId, accountId: visitor.person!.accountId, what: 'dossier', at: now })
      const filename = `dossier-${parameters.dossierId.slice(0, 8)}.zip.age`
      return { kind: 'data', type: 'application/octet-stream', body: sealed, filename }
    }),
  ),
]
