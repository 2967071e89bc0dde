import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { channelNames, recordedChannels } from '../channels.ts'
import { publicationMessages } from '../messages.ts'
import type { Publication } from '../publication.ts'
import type { Spreading } from '../spreading.ts'
import { publicationUploads } from '../uploads.ts'
import { publicationUrls, publicationWorkUrls } from '../urls.ts'
import { publicationWorkMessages } from '../work-messages.ts'
import { SpreadingTable } from './publication-parts.tsx'

/** The channels that a document went through, and the form that records another use. */
export function Channels({
  publication: { publicationId },
  uses,
  mayWrite,
  form,
}: {
  publication: Publication
  uses: readonly Spreading[]
  mayWrite: boolean
  form: FormState
}): VNode {
  const t = useMessages(publicationWorkMessages)
  const open = useMessages(publicationMessages)
  const inForce = uses.filter(({ withdrawnAt }) => !withdrawnAt)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.channels}</Thai>
      </h2>
      <SpreadingTable uses={inForce} />
      <p class="ps-inline-links">
        <a class="govuk-link" href={publicationUrls.poster({ publicationId })}>
          <Thai>{open.poster}</Thai>
        </a>
        <Link to={publicationUrls.loudspeaker({ publicationId })}>
          <Thai>{open.loudspeaker}</Thai>
        </Link>
      </p>
      {mayWrite && <Withdrawals publicationId={publicationId} uses={uses} />}
      {mayWrite && <SpreadingForm publicationId={publicationId} form={form} />}
    </section>
  )
}

/** The records that may be withdrawn, and those that were. */
function Withdrawals({
  publicationId,
  uses,
}: {
  publicationId: string
  uses: readonly Spreading[]
}): VNode | null {
  const t = useMessages(publicationWorkMessages)
  const name = useMessages(channelNames)
  const own = uses.filter(({ channel }) => channel !== 'web-site')
  if (own.length === 0) return null
  return (
    <ul class="ps-evidence">
      {own.map(({ spreadingId, channel, usedOn, enteredByName, withdrawnReason }) => (
        <li class={withdrawnReason === null ? undefined : 'ps-evidence__gone'}>
          <span>
            <Thai>{`${name[channel]} ${editableDate(Temporal.PlainDate.from(usedOn))} · ${enteredByName}`}</Thai>
          </span>
          <small>
            {withdrawnReason === null ? (
              <Link to={publicationWorkUrls.withdrawSpreading({ publicationId, spreadingId })}>
                <Thai>{t.withdrawSpreading}</Thai>
              </Link>
            ) : (
              <Thai>{t.spreadingWithdrawn(withdrawnReason)}</Thai>
            )}
          </small>
        </li>
      ))}
    </ul>
  )
}

function SpreadingForm({ publicationId, form }: { publicationId: string; form: FormState }): VNode {
  const { today } = useView()
  const t = useMessages(publicationWorkMessages)
  const name = useMessages(channelNames)
  return (
    <PostForm action={publicationWorkUrls.spread({ publicationId })} hasFiles class="ps-measure">
      <h3 class="govuk-heading-s">
        <Thai>{t.spread}</Thai>
      </h3>
      <SelectField
        name="channel"
        label={t.channel}
        form={form}
        items={[
          { value: '', children: '' },
          ...recordedChannels.map((value) => ({ value, children: name[value] })),
        ]}
      />
      <TextField
        name="usedOn"
        label={t.usedOn}
        hint={t.usedOnHint(editableDate(today))}
        form={{ ...form, typed: { usedOn: editableDate(today), ...form.typed } }}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField name="note" label={t.note} hint={t.noteHint} form={form} autoComplete="off" />
      <TextField
        name="link"
        label={t.evidenceLink}
        form={form}
        type="url"
        inputMode="url"
        autoComplete="off"
      />
      <SeveralFiles
        uploads={publicationUploads}
        name="evidence"
        label={<Thai>{t.evidenceFiles}</Thai>}
        hint={<Thai>{t.evidenceHint}</Thai>}
        errorMessage={useError(form.errors['evidence'])}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.record}</Thai>
      </Button>
    </PostForm>
  )
}
