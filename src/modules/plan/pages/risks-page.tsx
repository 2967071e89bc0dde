import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { RiskLevel, RiskProcess } from '../risk-reading.ts'
import { planUrls } from '../urls.ts'

/** The fraud-risk table of Part 1 of the plan, each risk beside the programmes that control it. */
export function RisksPage({ processes }: { processes: readonly RiskProcess[] }): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.plan, address: planUrls.plan() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.risks}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.risksLead(processes.length)}</Thai>
      </p>
      {processes.map((process) => (
        <section class="ps-section" aria-labelledby={`process-${process.number}`}>
          <h2 id={`process-${process.number}`}>
            <span>{process.number}</span>
            <span>
              <Thai>{nameIn(language, process)}</Thai>
            </span>
          </h2>
          <div class="ps-cols ps-cols--2">
            <div>
              <h3 class="govuk-heading-s">{t.risk}</h3>
              <ul class="ps-rows">
                {process.risks.map((risk) => (
                  <li id={`risk-${risk.code}`}>
                    <span>
                      {`${risk.code} `}
                      <Thai>{language === 'th' ? risk.text : risk.textEn}</Thai>
                    </span>
                    <LevelTag level={risk.level} />
                  </li>
                ))}
              </ul>
            </div>
            <div>
              <h3 class="govuk-heading-s">
                <Thai>{t.controlledBy}</Thai>
              </h3>
              <ul class="ps-rows">
                {process.controls.map((control) => (
                  <li>
                    <Link to={planUrls.programme({ number: control.number })}>
                      {`${control.number} `}
                      <Thai>{nameIn(language, control)}</Thai>
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </section>
      ))}
    </div>
  )
}

/** A level as a shape, a word and a colour: the number of filled bars grows with it. */
function LevelTag({ level }: { level: RiskLevel }): VNode {
  const t = useMessages(planMessages)
  const words = { low: t.levelLow, medium: t.levelMedium, high: t.levelHigh }
  const bars = { low: 1, medium: 2, high: 3 }[level]
  return (
    <span class={`ps-level ps-level--${level}`}>
      <svg class="ps-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {[1, 2, 3].map((bar) => (
          <rect
            x={bar * 7 - 6}
            y={20 - bar * 6}
            width="5"
            height={bar * 6}
            fill={bar <= bars ? 'currentColor' : 'none'}
            stroke="currentColor"
            stroke-width="1.5"
          />
        ))}
      </svg>
      <span>
        {t.level} {words[level]}
      </span>
    </span>
  )
}
