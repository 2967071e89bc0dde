import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { TrackingPage } from '../../../ui/tracking-page.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintTrackingMessages } from '../tracking-messages.ts'
import { complaintUrls } from '../urls.ts'

/** Where the code of a complaint is typed; `isClosed` where one was open here and its hour is over. */
export function TrackPage({ form, isClosed = false }: { form: FormState; isClosed?: boolean }): VNode {
  const door = useMessages(complaintDoorMessages)
  return (
    <TrackingPage
      words={useMessages(complaintTrackingMessages)}
      door={{ label: door.door, address: complaintUrls.door() }}
      action={complaintUrls.track()}
      form={form}
      isClosed={isClosed}
    />
  )
}
