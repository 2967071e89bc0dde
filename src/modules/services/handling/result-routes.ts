import { z } from 'zod'
import { readPass } from '../../../platform/tracking/pass.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ledgerUrls } from '../../ledger/module.tsx'
import { serviceHandlingUrls, serviceUrls } from '../urls.ts'
import { findHandled, type HandledRequest } from './register-reading.ts'
import { inRequest, ofRequest } from './request-routes.tsx'
import { resultDocument } from './result-document.ts'

async function answer(
  request: HandledRequest,
  { tx, view, services }: Pick<Act, 'tx' | 'view' | 'services'>,
): Promise<Answer> {
  const { organization } = view
  const linkOf = (subject: string) => services.linkTo(organization, ledgerUrls.entries({ subject }))
  const document = await resultDocument(tx, request, { organization, linkOf })
  if (!document) return { kind: 'absent' }
  const { title, told } = document
  // Dated by the decision, so that the letter of today and that of next year are the same.
  const date = Temporal.PlainDate.from(request.endedOn!)
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.write('service-result', told, { date, title }),
    filename: `service-request-${request.registerNumber}-${request.registerYear}.pdf`,
  }
}

const reading = { event: 'none', reuse: 'never', languages: 'one' } as const

/** The letter with the result: for the staff, and for whoever comes with the pass that a tracking code gave him. */
export const serviceResultRoutes = [
  route(
    serviceHandlingUrls.result,
    { ...reading, permission: 'services.reading', parameters: ofRequest },
    inRequest(answer),
  ),
  route(
    serviceUrls.result,
    { ...reading, permission: 'public', parameters: z.object({ token: z.string().max(1_000) }) },
    async (act) => {
      const { tx, parameters, now, services } = act
      const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
      const pass = readPass(keeper, 'services.case', { token: parameters.token, at: now })
      const request = pass && (await findHandled(tx, pass.subject))
      return request ? answer(request, act) : { kind: 'absent' }
    },
  ),
]
