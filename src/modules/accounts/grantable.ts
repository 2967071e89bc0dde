import type { Capability } from '../../platform/identity/actor.ts'
import type { Language } from '../../platform/language/messages.ts'
import { administrationMessages } from './administration-messages.ts'

/** Something that an overseer from outside can be allowed to see, in words. */
export interface GrantChoice {
  readonly capability: Capability
  readonly name: string
}

/** Everything there is to grant. A capability that is not listed here is granted to nobody. */
export function grantChoices(language: Language): GrantChoice[] {
  const t = administrationMessages[language]
  return [
    { capability: 'accounts.audit', name: t.auditName },
    { capability: 'plan.work-reading', name: t.planWorkName },
    { capability: 'information-requests.reading', name: t.informationRequestsName },
    { capability: 'ita.reading', name: t.itaName },
  ]
}
