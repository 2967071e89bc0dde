import type { VNode } from 'preact'
import { LongTextField, useError, type FormState } from './form-fields.tsx'
import { PostForm } from './form.tsx'
import { Button } from './govuk/button.tsx'
import { Radios } from './govuk/radios.tsx'
import { Thai } from './thai.tsx'

/** What is said to whoever rates: each kind of matter in its own words. */
interface RatingWords {
  readonly rate: string
  readonly rated: (rating: number) => string
  readonly rating: string
  readonly rateWhy: string
  readonly rating1: string
  readonly rating2: string
  readonly rating3: string
  readonly rating4: string
  readonly rating5: string
  readonly ratingWords: string
  readonly rateSend: string
}

/** How content somebody without an account was with what became of his matter: asked once, then shown. */
export function MatterRating({
  words: t,
  rating,
  action,
  form,
}: {
  words: RatingWords
  rating: number | null
  action: string
  form: FormState
}): VNode {
  const error = useError(form.errors['rating'])
  return (
    <section class="ps-block" aria-labelledby="rate">
      <h2 class="govuk-heading-m" id="rate">
        <Thai>{t.rate}</Thai>
      </h2>
      {rating !== null ? (
        <p>
          <Thai>{t.rated(rating)}</Thai>
        </p>
      ) : (
        <PostForm action={action}>
          <Radios
            name="rating"
            fieldset={{
              legend: { children: <Thai>{t.rating}</Thai>, class: 'govuk-fieldset__legend--s' },
            }}
            hint={<Thai>{t.rateWhy}</Thai>}
            errorMessage={error}
            value={form.typed['rating']}
            items={[t.rating5, t.rating4, t.rating3, t.rating2, t.rating1].map((words, index) => ({
              value: 5 - index,
              children: <Thai>{words}</Thai>,
            }))}
          />
          <LongTextField name="ratingWords" label={t.ratingWords} form={form} />
          <Button>
            <Thai>{t.rateSend}</Thai>
          </Button>
        </PostForm>
      )}
    </section>
  )
}
