import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { surveyMessages } from '../messages.ts'
import type { Question } from '../questions.ts'
import type { Place, WholeSurvey } from '../reading.ts'
import { surveyUrls } from '../urls.ts'
import { answerNames, placeName } from '../words.ts'

export interface KioskProps {
  readonly survey: WholeSurvey
  readonly place: Place
  readonly question: Question
  readonly answerId: string
  /** Where no script runs: what was touched has arrived. */
  readonly hasThanked: boolean
}

/** From the least to the most: how far the corners of the mouth go down or up. */
const mouths = [12, 6, 0, -6, -12]

/** One question on a screen at a counter, answered by one touch. */
export function KioskPage({ survey, place, question, answerId, hasThanked }: KioskProps): VNode {
  const { language } = useView()
  const t = useMessages(surveyMessages)
  const href = useHref()
  const { code } = place
  // The heading of the page is what is seen of it.
  const [Question, Thanks] = hasThanked ? (['p', 'h1'] as const) : (['h1', 'p'] as const)
  const names = answerNames(question, language)
  const told = {
    send: surveyUrls.kioskAnswers({ code }),
    version: survey.version,
    // Filled in by the script, which has no catalogue.
    waiting: t.kioskLater(0).replace('0', '#'),
    lost: t.kioskLost,
  }
  return (
    <div class="ps-kiosk" data-kiosk={JSON.stringify(told)}>
      <div data-ask hidden={hasThanked}>
        <p class="ps-kiosk__place">
          <Thai>{placeName(place, language)}</Thai>
        </p>
        <Question>
          <Thai>{question.text[language]}</Thai>
        </Question>
        <PostForm action={surveyUrls.kiosk({ code })}>
          <input type="hidden" name="answer" value={answerId} />
          <input type="hidden" name="version" value={survey.version} />
          <div class="ps-kiosk__faces">
            {[5, 4, 3, 2, 1].map((value) => (
              <button name="value" value={value}>
                <Face value={value} />
                <span>
                  <Thai>{names[value - 1]!.slice(2)}</Thai>
                </span>
              </button>
            ))}
          </div>
        </PostForm>
      </div>
      <div data-thanks hidden={!hasThanked} role="status">
        <Thanks class="ps-kiosk__thanks">
          <Thai>{t.kioskAgain}</Thai>
        </Thanks>
        {hasThanked && (
          <a class="ps-kiosk__next" href={href(surveyUrls.kiosk({ code }))}>
            <Thai>{t.openAgain}</Thai>
          </a>
        )}
      </div>
      <p class="ps-kiosk__waiting" data-waiting>
        <Thai>{t.kioskAsk}</Thai>
      </p>
    </div>
  )
}

function Face({ value }: { value: number }): VNode {
  const bend = mouths[value - 1]!
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="28" />
      <circle cx="22" cy="25" r="2" />
      <circle cx="42" cy="25" r="2" />
      <path d={`M18 ${42 + bend / 3}Q32 ${42 - bend} 46 ${42 + bend / 3}`} />
    </svg>
  )
}
