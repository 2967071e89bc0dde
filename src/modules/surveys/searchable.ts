import type { SearchDocument } from '../../platform/search/document.ts'
import { surveyMessages } from './messages.ts'
import { surveyUrls } from './urls.ts'

const { th, en } = surveyMessages

/** The page of all surveys, by what people call it. */
export async function surveyDocuments(): Promise<SearchDocument[]> {
  return [
    {
      kind: 'page',
      key: 'surveys',
      address: surveyUrls.surveys(),
      title: th.surveys,
      titleEn: en.surveys,
      summary: th.lead,
      summaryEn: en.lead,
      body: [
        'ความพึงพอใจ ประเมินความพึงพอใจ แบบสอบถาม แบบประเมิน ให้คะแนนบริการ ผลสำรวจ',
        'satisfaction survey questionnaire feedback rating results',
      ].join(' '),
    },
  ]
}
