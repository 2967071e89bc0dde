import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { TrackingPage } from '../../../ui/tracking-page.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import { informationTrackingMessages } from '../tracking-messages.ts'
import { informationCentreUrls } from '../urls.ts'

/** Where the code of a request is typed; `isClosed` where one was open here and its hour is over. */
export function TrackPage({ form, isClosed = false }: { form: FormState; isClosed?: boolean }): VNode {
  const door = useMessages(informationCentreMessages)
  return (
    <TrackingPage
      words={useMessages(informationTrackingMessages)}
      door={{ label: door.centre, address: informationCentreUrls.centre() }}
      action={informationCentreUrls.track()}
      form={form}
      isClosed={isClosed}
    />
  )
}
