import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { isOutsideArea, type AreaMap } from '../../../platform/maps/area-map.ts'
import { drawMap } from '../../../platform/maps/drawing.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { nearestZoom } from '../../../platform/maps/view.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { WarningIcon } from '../../../ui/icons.tsx'
import { Facts, FileList } from '../../../ui/matter-parts.tsx'
import { mapWords } from '../../../ui/map-messages.ts'
import { MapSource } from '../../../ui/map-picker.tsx'
import { MapPicture } from '../../../ui/map-picture.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Category } from '../categories.ts'
import { dueToday } from '../clock/timing.ts'
import type { ComplaintFiles } from '../complaint-files.ts'
import { channelNames, levelNames } from '../fact-names.ts'
import { complaintMapMessages } from '../map-messages.ts'
import type { Complaint } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import type { ComplaintStep } from '../step.ts'
import { complaintTrackingMessages } from '../tracking-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { placesOf, pointOf, type Village } from '../villages.ts'
import { Actions } from './complaint-actions.tsx'
import { StandingTag, Steps, usePlace } from './complaint-parts.tsx'

export interface ComplaintProps {
  readonly complaint: Complaint
  readonly category: Category | undefined
  readonly categories: readonly Category[]
  readonly steps: readonly ComplaintStep[]
  readonly files: ComplaintFiles
  /** Those that are dealt with together with it. */
  readonly joined: readonly Complaint[]
  /** The one it is dealt with together with. */
  readonly matter: Complaint | undefined
  readonly divisions: readonly Division[]
  /** Whom it may be given to. */
  readonly people: readonly { readonly accountId: string; readonly name: string }[]
  readonly mayHandle: boolean
  readonly form: FormState
  /** The map of the area, where there is one, and what is named on it. */
  readonly map: AreaMap | undefined
  readonly villages: readonly Village[]
}

/** One complaint for the staff: what was told and by whom, what was done, and what can be done next. */
export function ComplaintPage(props: ComplaintProps): VNode {
  const { complaint, steps, form, mayHandle, joined } = props
  const { language, today } = useView()
  const t = useMessages(complaintRegisterMessages)
  const tracking = useMessages(complaintTrackingMessages)
  const levels = useMessages(levelNames)
  const { registerNumber, registerYear, endedOn, level, reopenedOn, erasedAt } = complaint
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{t.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.complaintOf(registerNumber, registerYear)}</Thai>
      </h1>
      <p>
        <StandingTag complaint={complaint} />{' '}
        {endedOn === null && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {formatDate(dueToday(complaint, today), language)}
          </span>
        )}{' '}
        {endedOn === null && level > 0 && (
          <span class="ps-deadline">
            <Thai>{t.level(levels[level as 1 | 2 | 3])}</Thai>
          </span>
        )}
      </p>
      {endedOn === null && complaint.isDangerous && (
        <p>
          <WarningIcon />{' '}
          <b>
            <Thai>{t.dangerousNow}</Thai>
          </b>
        </p>
      )}
      {reopenedOn !== null && (
        <p>
          <b>
            <Thai>{t.reopened}</Thai>
          </b>
        </p>
      )}
      {joined.length > 0 && (
        <p>
          <Thai>{t.joint(joined.length)}</Thai>
        </p>
      )}
      {erasedAt !== null && (
        <p>
          <Thai>{t.erased}</Thai>
        </p>
      )}
      <ComplaintFacts {...props} />
      <ComplaintOnMap {...props} />
      {mayHandle && erasedAt === null && <Actions {...props} />}
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <Steps steps={steps} reader="staff" />
      <p>
        <Link to={ledgerUrls.entries({ subject: complaint.complaintId })}>
          <Thai>{tracking.proof}</Thai>
        </Link>
      </p>
    </>
  )
}

/** Where it is on the map of the area, and whether that is outside it. */
function ComplaintOnMap({ complaint, map, villages }: ComplaintProps): VNode | null {
  const { language } = useView()
  const t = useMessages(complaintMapMessages)
  const words = useMessages(mapWords)
  const point = pointOf(complaint)
  if (!map || !point) return null
  const view = { middle: point, zoom: nearestZoom - 2, width: 400, height: 260 }
  return (
    <>
      {isOutsideArea(map, point) && (
        <p>
          <b>
            <Thai>{t.outsideNote}</Thai>
          </b>
        </p>
      )}
      <MapPicture
        class="ps-map"
        view={view}
        drawing={drawMap(map, view, { places: placesOf(villages), language })}
        unit={words}
        hasPin
        label={words.at(pointText(point).replace(',', ', '))}
      />
      <MapSource attributions={map.attributions} />
    </>
  )
}

function ComplaintFacts({ complaint, category, files, joined, matter }: ComplaintProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintRegisterMessages)
  const channels = useMessages(channelNames)
  const place = usePlace(complaint)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const typed = (name: string, value: string | null) => value !== null && { name, value, isTyped: true }
  const dated = (name: string, value: string | null) => value !== null && { name, value: day(value) }
  const filed = (name: string, list: readonly KeptFile[]) =>
    list.length > 0 && {
      name,
      value: <FileList files={list} addressOf={(fileId) => fileUrls.file({ fileId })} />,
    }
  const numbers = (list: readonly Complaint[]) => (
    <>
      {list.map(({ complaintId, registerNumber, registerYear }) => (
        <>
          <Link to={complaintRegisterUrls.complaint({ complaintId })}>
            {registerNumber}/{registerYear}
          </Link>{' '}
        </>
      ))}
    </>
  )
  const { latitude, longitude, rating } = complaint
  const hasText = complaint.erasedAt === null
  return (
    <Facts
      facts={[
        typed(t.story, complaint.story),
        { name: t.category, value: (language === 'th' ? category?.name : category?.nameEn) ?? '–' },
        place !== undefined && { name: t.place, value: place },
        latitude !== null &&
          longitude !== null && { name: t.coordinates, value: `${latitude}, ${longitude}` },
        dated(t.happenedOn, complaint.happenedOn),
        filed(t.photos, files.photos),
        hasText && { name: t.complainant, value: complaint.complainant ?? t.notGiven },
        hasText && { name: t.contact, value: complaint.contact ?? t.notGiven, isTyped: true },
        { name: t.channel, value: channels[complaint.channel] },
        { name: t.receivedOn, value: day(complaint.receivedOn) },
        {
          name: t.division,
          value: (language === 'th' ? complaint.divisionName : complaint.divisionNameEn) ?? t.unassigned,
        },
        complaint.assigneeName !== null && { name: t.assignee, value: complaint.assigneeName },
        matter !== undefined && { name: t.mergedInto, value: numbers([matter]) },
        joined.length > 0 && { name: t.mergedInto, value: numbers(joined) },
        dated(t.endedOn, complaint.endedOn),
        dated(t.fixedOn, complaint.fixedOn),
        complaint.passedTo !== null && { name: t.passedTo, value: complaint.passedTo },
        filed(t.answerFiles, files.answers),
        filed(t.fixedPhotos, files.fixed),
        typed(t.summary, complaint.summary),
        filed(t.published, files.published),
        rating !== null && { name: t.rating, value: `${rating}/5` },
        typed(t.ratingWords, complaint.ratingWords),
      ]}
    />
  )
}
