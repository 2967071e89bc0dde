import type { Language } from '../../../platform/language/messages.ts'
import { queueMessages } from '../messages.ts'
import type { ServiceStanding } from '../standing.ts'

/** How long the line of a service is: "3 waiting, about 15 minutes". */
export function waitWords({ isOpen, waiting, minutes }: ServiceStanding, language: Language): string {
  const t = queueMessages[language]
  if (!isOpen) return t.closed
  const wait = minutes === null ? t.noCounter : t.wait(minutes)
  return waiting === 0 ? wait : `${t.waiting(waiting)} ${wait}`
}
