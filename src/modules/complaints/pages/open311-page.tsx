import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintOpen311Messages } from '../open311-messages.ts'
import { mostInHour } from '../open311/api-keys.ts'
import { formats } from '../open311/georeport.ts'
import { complaintUrls, open311Urls } from '../urls.ts'

/** What programs of others can do here, with the addresses of everything. */
export function Open311Page(): VNode {
  const t = useMessages(complaintOpen311Messages)
  const door = useMessages(complaintDoorMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: door.door, address: complaintUrls.door() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.open311}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{t.readTitle}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.readText}</Thai>
      </p>
      <ul class="ps-rows">
        <Files name={t.discovery} addressOf={(format) => open311Urls.discovery({ format })} />
        <Files name={t.services} addressOf={(format) => open311Urls.services({ format })} />
        <Files name={t.definition} addressOf={(format) => open311Urls.service({ file: `roads.${format}` })} />
        <Files name={t.requests} addressOf={(format) => open311Urls.requests({ format })} />
      </ul>
      <h2 class="govuk-heading-m">
        <Thai>{t.writeTitle}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.writeText(mostInHour)}</Thai>
      </p>
      <p class="ps-measure">
        <b>
          <Thai>{t.confidential}</Thai>
        </b>
      </p>
    </div>
  )
}

function Files({ name, addressOf }: { name: string; addressOf: (format: string) => string }): VNode {
  return (
    <li>
      <span>
        <Thai>{name}</Thai>
      </span>
      <span>
        {formats.map((format) => (
          <>
            <a class="govuk-link" href={addressOf(format)}>
              {format.toUpperCase()}
              <span class="govuk-visually-hidden"> {name}</span>
            </a>{' '}
          </>
        ))}
      </span>
    </li>
  )
}
