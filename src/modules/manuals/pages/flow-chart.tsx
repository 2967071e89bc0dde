import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import type { Step } from '../content.ts'
import {
  boxWidth,
  chartWidth,
  endHeight,
  flowChart,
  type ChartBox,
  type ChartText,
  type FlowChart,
} from '../flow-chart.ts'
import { manualMessages } from '../messages.ts'
import { durationWords } from '../standard-time.ts'

/**
 * The steps as a chart, drawn on the server. Hidden from screen readers: the ordered list of the steps beside it
 * says the same.
 */
export function FlowChartDrawing({ steps }: { steps: readonly Step[] }): VNode | null {
  const { language } = useView()
  const t = useMessages(manualMessages)
  if (steps.length === 0) return null
  const chart = flowChart(
    steps.map(({ title, time, responsible }) => ({
      title,
      responsible,
      time: time ? durationWords(time, language) : '',
    })),
  )
  return (
    <svg
      class="ps-flow"
      viewBox={`-1 -1 ${chartWidth + 2} ${chart.height + 2}`}
      aria-hidden="true"
      focusable="false"
    >
      <Arrows chart={chart} />
      <End top={chart.start.top} text={t.start} />
      {chart.boxes.map((box) => (
        <Box box={box} />
      ))}
      <End top={chart.end.top} text={t.end} />
    </svg>
  )
}

const middle = boxWidth / 2

function Arrows({ chart: { arrows } }: { chart: FlowChart }): VNode {
  const head = 7
  return (
    <>
      {arrows.map(({ from, to }) => (
        <>
          <path class="ps-flow__line" d={`M${middle} ${from}V${to - head}`} />
          <path class="ps-flow__head" d={`M${middle - head} ${to - head - 2}h${2 * head}L${middle} ${to}z`} />
        </>
      ))}
    </>
  )
}

function End({ top, text }: { top: number; text: string }): VNode {
  const width = 120
  return (
    <>
      <rect
        class="ps-flow__end"
        x={middle - width / 2}
        y={top}
        width={width}
        height={endHeight}
        rx={endHeight / 2}
      />
      <text class="ps-flow__ends" x={middle} y={top + 23}>
        {text}
      </text>
    </>
  )
}

function Box({ box: { number, top, height, title, responsible, time } }: { box: ChartBox }): VNode {
  return (
    <>
      <rect class="ps-flow__box" x={0} y={top} width={boxWidth} height={height} rx={4} />
      <circle class="ps-flow__dot" cx={22} cy={top + 20} r={13} />
      <text class="ps-flow__number" x={22} y={top + 25}>
        {number}
      </text>
      <Lines lines={title} class="ps-flow__title" />
      <Lines lines={responsible} class="ps-flow__who" />
      <Lines lines={time} class="ps-flow__time" />
    </>
  )
}

function Lines({ lines, class: className }: { lines: readonly ChartText[]; class: string }): VNode {
  return (
    <>
      {lines.map(({ x, y, text }) => (
        <text class={className} x={x} y={y}>
          {text}
        </text>
      ))}
    </>
  )
}
