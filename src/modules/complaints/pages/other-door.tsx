import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { LockIcon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { otherDoor } from '../urls.ts'

/** The way to the confidential door, in its colour; `heard` where what was typed speaks of corruption. */
export function OtherDoor({ heard = false }: { heard?: boolean }): VNode {
  const t = useMessages(complaintDoorMessages)
  return (
    <div class="ps-aside-secret ps-measure">
      <p>
        <LockIcon />{' '}
        <b>
          <Thai>{heard ? t.corruptionTitle : t.secretDoor}</Thai>
        </b>
      </p>
      <p>
        <Thai>{heard ? t.corruptionText : t.secretDoorText}</Thai>
      </p>
      <p>
        <Link to={otherDoor()}>
          <Thai>{t.secretDoorGo}</Thai>
        </Link>
      </p>
    </div>
  )
}
