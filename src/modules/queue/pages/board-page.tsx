import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Thai } from '../../../ui/thai.tsx'
import { queueMessages } from '../messages.ts'
import type { CalledNumber, Standing } from '../standing.ts'
import { queueUrls } from '../urls.ts'
import { RoomScreen } from './room-screen.tsx'
import { waitWords } from './queue-words.ts'

/**
 * The screen of the waiting room. It follows the calling by itself; without scripts it is read anew by hand or by the
 * browser, as often as it is told to.
 */
export function BoardPage({ standing, now }: { standing: Standing; now: Temporal.Instant }): VNode {
  const t = useMessages(queueMessages)
  const href = useHref()
  return (
    <RoomScreen clock={now} isDark>
      <div
        id="board"
        data-live={queueUrls.live({ follow: 'yes' })}
        data-board={href(queueUrls.board())}
        data-lost={t.lineLost}
        data-say={queueMessages.th.say}
        data-voice-missing={t.voiceMissing}
      >
        <Board standing={standing} />
      </div>
      <div class="ps-board-acts">
        <a href={href(queueUrls.board())}>
          <Thai>{t.refresh}</Thai>
        </a>
        <a href={href(queueUrls.queue())}>
          <Thai>{t.queue}</Thai>
        </a>
        <button type="button" id="full-screen" hidden>
          <Thai>{t.fullScreen}</Thai>
        </button>
        <p id="board-said" role="status" hidden />
      </div>
    </RoomScreen>
  )
}

function Board({ standing }: { standing: Standing }): VNode {
  const { language } = useView()
  const t = useMessages(queueMessages)
  const [first, ...others] = standing.now
  const earlier = [...others, ...standing.lately].slice(0, 6)
  return (
    <section class="ps-board">
      <div class="ps-board__now" aria-live="polite">
        <h1>
          <Thai>{t.invited}</Thai>
        </h1>
        {first ? (
          <>
            <p class="ps-board__no">{first.label}</p>
            <p class="ps-board__desk">
              <Thai>{t.atCounter(first.counter)}</Thai>
            </p>
          </>
        ) : (
          <p class="ps-board__desk">
            <Thai>{t.nobodyNow}</Thai>
          </p>
        )}
      </div>
      <div class="ps-board__side">
        <Earlier numbers={earlier} standing={standing} />
        {standing.services.length > 0 && (
          <h2>
            <Thai>{t.waitingNow}</Thai>
          </h2>
        )}
        <ul>
          {standing.services.map((service) => (
            <li>
              <b>
                {service.letter} <Thai>{language === 'th' ? service.name : service.nameEn}</Thai>
              </b>{' '}
              <Thai>{waitWords(service, language)}</Thai>
            </li>
          ))}
        </ul>
      </div>
      <p class="ps-board__foot">
        <Thai>{`${t.ruleFirst} ${t.rulePriority} ${t.rulePatience(standing.patienceMinutes)}`}</Thai>
      </p>
    </section>
  )
}

function Earlier({
  numbers,
  standing,
}: {
  numbers: readonly CalledNumber[]
  standing: Standing
}): VNode | null {
  const { language } = useView()
  const t = useMessages(queueMessages)
  if (numbers.length === 0) return null
  const serviceOf = (serviceId: string) => standing.services.find((one) => one.serviceId === serviceId)
  return (
    <table>
      <caption>
        <Thai>{t.lately}</Thai>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t.number}</th>
          <th scope="col">{t.service}</th>
          <th scope="col" class="n">
            {t.counter}
          </th>
        </tr>
      </thead>
      <tbody>
        {numbers.map(({ label, serviceId, counter }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>
              <Thai>{serviceOf(serviceId)?.[language === 'th' ? 'name' : 'nameEn'] ?? ''}</Thai>
            </td>
            <td class="n">{counter}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
