import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Item } from '../items.ts'
import { disclosureMessages, topicName, topics } from '../messages.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'

export interface EditItemPageProps {
  readonly itaYear: number
  /** Undefined where one is added. */
  readonly item: Item | undefined
  readonly form: FormState
}

/** What an item is called and where it stands in the list; adds one, or changes one and takes it out. */
export function EditItemPage({ itaYear, item, form }: EditItemPageProps): VNode {
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={disclosureWorkUrls.workYear({ itaYear })}>
          <Thai>{t.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{item ? t.editOf(item.code) : t.addItemTo(itaYear)}</Thai>
      </h1>
      <PostForm>
        {item && (
          <input type="hidden" name="revision" value={form.typed['revision'] ?? String(item.revision)} />
        )}
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          form={form}
          autoComplete="off"
          class="govuk-input--width-5"
        />
        <TextField name="title" label={t.title} form={form} autoComplete="off" />
        <TextField name="titleEn" label={t.titleEn} form={form} autoComplete="off" />
        <SelectField
          name="topic"
          label={words.topic}
          form={form}
          items={[
            { value: '', children: t.topicMissing },
            ...topics.map((topic) => ({ value: topic, children: `${topic} ${topicName(words, topic)}` })),
          ]}
        />
        <TextField
          name="place"
          label={t.place}
          form={form}
          inputMode="numeric"
          autoComplete="off"
          class="govuk-input--width-5"
        />
        <Button>
          <Thai>{item ? t.save : t.addItem}</Thai>
        </Button>
      </PostForm>
      {item && <WithdrawForm item={item} />}
    </>
  )
}

function WithdrawForm({ item: { itemId, withdrawnAt } }: { item: Item }): VNode {
  const t = useMessages(disclosureWorkMessages)
  return (
    <section class="ps-block">
      <p class="ps-measure">
        <Thai>{t.withdrawWhy}</Thai>
      </p>
      <PostForm
        action={
          withdrawnAt
            ? disclosureWorkUrls.restoreItem({ itemId })
            : disclosureWorkUrls.withdrawItem({ itemId })
        }
      >
        <Button class="govuk-button--secondary">
          <Thai>{withdrawnAt ? t.restore : t.withdraw}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
