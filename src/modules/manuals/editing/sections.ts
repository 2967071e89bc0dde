import { channelsSection, documentsSection, feesSection, lawsSection, stepsSection } from './row-sections.ts'
import type { RowSection } from './rows.ts'
import type { Section } from './section.ts'
import { aboutSection, remarksSection, rulesSection, type TextSection } from './text-sections.ts'

export const textSections: readonly TextSection[] = [rulesSection, remarksSection]

export const rowSections: readonly RowSection[] = [
  stepsSection,
  documentsSection,
  feesSection,
  channelsSection,
  lawsSection,
]

/** The sections with a form of their own; attached forms come with files and have another page. */
export const sections: readonly Section[] = [aboutSection, ...textSections, ...rowSections]
