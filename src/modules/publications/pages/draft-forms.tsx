import type { VNode } from 'preact'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Lack } from '../deciding.ts'
import type { Publication } from '../publication.ts'
import { publicationUploads } from '../uploads.ts'
import { publicationWorkUrls } from '../urls.ts'
import { publicationWorkMessages } from '../work-messages.ts'

/** What a draft lacks, or the button that sends it; and the way to change it. */
export function Sending({
  publication: { publicationId },
  lacks,
}: {
  publication: Publication
  lacks: readonly Lack[]
}): VNode {
  const t = useMessages(publicationWorkMessages)
  const href = useHref()
  return (
    <section class="ps-measure" id="lacks">
      {lacks.length > 0 && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.lacks}</Thai>
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {lacks.map((lack) => (
              <li>
                <Thai>{t[lack]}</Thai>
              </li>
            ))}
          </ul>
        </>
      )}
      {lacks.length === 0 && (
        <PostForm action={publicationWorkUrls.send({ publicationId })}>
          <p>
            <Thai>{t.sendWhy}</Thai>
          </p>
          <div class="govuk-button-group">
            <Button>
              <Thai>{t.send}</Thai>
            </Button>
            <a class="govuk-link" href={href(publicationWorkUrls.change({ publicationId }))}>
              <Thai>{t.change}</Thai>
            </a>
          </div>
        </PostForm>
      )}
      {lacks.length > 0 && (
        <p>
          <Link to={publicationWorkUrls.change({ publicationId })}>
            <Thai>{t.change}</Thai>
          </Link>
        </p>
      )}
    </section>
  )
}

/** The form of whoever may approve. */
export function Deciding({ publication, form }: { publication: Publication; form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  const { publicationId, revision } = publication
  return (
    <PostForm action={publicationWorkUrls.decide({ publicationId })} class="ps-measure">
      <h2 class="govuk-heading-m">
        <Thai>{t.decide}</Thai>
      </h2>
      <p>
        <Thai>{t.decideWhy}</Thai>
      </p>
      <input type="hidden" name="revision" value={revision} />
      <Radios
        name="decision"
        fieldset={{ legend: { children: <Thai>{t.decide}</Thai>, class: 'govuk-visually-hidden' } }}
        errorMessage={useError(form.errors['decision'])}
        value={form.typed['decision']}
        items={[
          { value: 'publish', children: <Thai>{t['decision-publish']}</Thai> },
          {
            value: 'approve',
            children: <Thai>{t['decision-approve']}</Thai>,
            hint: <Thai>{t['decision-approve-hint']}</Thai>,
          },
          { value: 'send-back', children: <Thai>{t['decision-send-back']}</Thai> },
        ]}
      />
      <LongTextField name="reason" label={t.reason} hint={t.reasonHint} form={form} />
      <Button>
        <Thai>{t.confirm}</Thai>
      </Button>
    </PostForm>
  )
}

/** The button that publishes what is approved. */
export function Publishing({ publication, form }: { publication: Publication; form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  const { publicationId } = publication
  const error = form.errors['publish']
  return (
    <PostForm action={publicationWorkUrls.publish({ publicationId })} class="ps-measure">
      <p>
        <Thai>{t.publishWhy}</Thai>
      </p>
      {error && (
        <p class="govuk-error-message">
          <Thai>{error}</Thai>
        </p>
      )}
      <Button id="publish">
        <Thai>{t.publish}</Thai>
      </Button>
    </PostForm>
  )
}

/** Files for a draft, or the signed paper of an approved document. */
export function AddFiles({ publicationId, form }: { publicationId: string; form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  return (
    <PostForm action={publicationWorkUrls.addFiles({ publicationId })} hasFiles class="ps-measure">
      <SeveralFiles
        uploads={publicationUploads}
        name="files"
        label={<Thai>{t.addFiles}</Thai>}
        hint={<Thai>{`${t.addFilesWhy} ${t.filesHint}`}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.addFiles}</Thai>
      </Button>
    </PostForm>
  )
}

export function FileRemoval({ publicationId, file }: { publicationId: string; file: KeptFile }): VNode {
  const t = useMessages(publicationWorkMessages)
  return (
    <PostForm action={publicationWorkUrls.removeFile({ publicationId, fileId: file.fileId })}>
      <Button class="govuk-button--secondary">
        <Thai>{t.removeFile}</Thai>
        <span class="govuk-visually-hidden">: {file.name}</span>
      </Button>
    </PostForm>
  )
}

/** Begins a draft that takes the place of a published document. */
export function Renewing({ publicationId, form }: { publicationId: string; form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  return (
    <Details summary={<Thai>{t.renew}</Thai>} open={form.errors['as'] !== undefined}>
      <PostForm action={publicationWorkUrls.renew({ publicationId })}>
        <Radios
          name="as"
          fieldset={{ legend: { children: <Thai>{t.renewWhy}</Thai> } }}
          errorMessage={useError(form.errors['as'])}
          items={[
            { value: 'edition', children: <Thai>{t['renew-edition']}</Thai> },
            { value: 'new', children: <Thai>{t['renew-new']}</Thai> },
          ]}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.begin}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}

/** Asks for the reason before a document ends. */
export function EndingPage({
  heading,
  why,
  publicationId,
  form,
}: {
  heading: string
  why: string
  publicationId: string
  form: FormState
}): VNode {
  const t = useMessages(publicationWorkMessages)
  const href = useHref()
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{heading}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{why}</Thai>
      </p>
      <PostForm class="ps-measure">
        <LongTextField name="reason" label={t.reason} form={form} />
        <div class="govuk-button-group">
          <Button class="govuk-button--warning">
            <Thai>{heading}</Thai>
          </Button>
          <a class="govuk-link" href={href(publicationWorkUrls.draft({ publicationId }))}>
            <Thai>{t.keep}</Thai>
          </a>
        </div>
      </PostForm>
    </>
  )
}
