import type { Language } from '../../../platform/language/messages.ts'
import type { Metric, MetricTable } from '../../../platform/metrics/metric.ts'
import type { Definition } from './definition.ts'

type Reads = Pick<Definition, 'metric' | 'parameters'>

/** A metric and what it is asked with, as the value of a field. */
export function choiceOf({ metric, parameters }: Reads): string {
  return JSON.stringify([metric, parameters])
}

/** What an indicator reads, in words: the metric, and about what; its name where no module has it. */
export function metricWords(
  metrics: MetricTable,
  { metric: name, parameters }: Reads,
  language: Language,
): string | undefined {
  if (name === null) return undefined
  const metric = metrics.get(name)
  if (!metric) return name
  const value = choiceOf({ metric: name, parameters })
  return choicesOf(metric, language).find((one) => one.value === value)?.title ?? metric.title[language]
}

/** All that can be read: each metric by itself, where it needs nothing to be asked with, and about each of its choices. */
export function metricChoices(
  metrics: MetricTable,
  language: Language,
): { readonly value: string; readonly title: string }[] {
  return [...metrics.values()].flatMap((metric) => choicesOf(metric, language))
}

function choicesOf({ name, title, parameters, choices = [] }: Metric, language: Language) {
  return [
    ...(parameters.safeParse({}).success
      ? [{ value: choiceOf({ metric: name, parameters: {} }), title: title[language] }]
      : []),
    ...choices.map((choice) => ({
      value: choiceOf({ metric: name, parameters: choice.parameters }),
      title: `${title[language]}: ${choice.title[language]}`,
    })),
  ]
}
