import { defineModule } from '../../platform/module.ts'
import { answerRoutes } from './answering/answer-routes.tsx'
import { themeNames } from './answering/themes.ts'
import { surveyCapabilities } from './capabilities.ts'
import { surveyDatasets } from './datasets.ts'
import { surveyEvents } from './events.ts'
import { countSurveys, forgetSurveyTexts } from './jobs.ts'
import { kioskRoutes } from './kiosk/kiosk-routes.tsx'
import { surveyMessages } from './messages.ts'
import { surveyMetrics } from './metrics.ts'
import { resultsRoutes } from './results/results-routes.tsx'
import { surveyDocuments } from './searchable.ts'
import { areaNames, channelNames, kindNames, topicNames } from './survey-facts.ts'
import { surveyUrls, surveyWorkUrls } from './urls.ts'
import { surveyTasks } from './waiting.ts'
import { listRoutes } from './work/list-routes.tsx'
import { paperRoutes } from './work/paper-routes.tsx'
import { placeRoutes } from './work/place-routes.tsx'
import { questionRoutes } from './work/question-routes.tsx'
import { summaryRoutes } from './work/summary-routes.tsx'
import { surveyRoutes } from './work/survey-routes.tsx'
import { textRoutes } from './work/texts-routes.tsx'
import { surveyWorkMessages } from './work-messages.ts'

export { invitesToSurvey, inviteToSurvey } from './inviting.ts'
export { satisfactionOfMonth } from './results/month-of-topic.ts'
export { surveyMessages } from './messages.ts'
export { surveyWorkMessages } from './work-messages.ts'
export { surveyUrls, surveyWorkUrls } from './urls.ts'

/**
 * Surveys of satisfaction, compliance and knowledge: asked in many ways, answered by nobody in particular, their results
 * public and read by the indicators of the plan.
 */
export const surveys = defineModule({
  name: 'surveys',
  urls: { ...surveyUrls, ...surveyWorkUrls },
  routes: [
    ...resultsRoutes,
    ...answerRoutes,
    ...kioskRoutes,
    ...listRoutes,
    ...summaryRoutes,
    ...surveyRoutes,
    ...questionRoutes,
    ...placeRoutes,
    ...paperRoutes,
    ...textRoutes,
  ],
  capabilities: surveyCapabilities,
  events: surveyEvents,
  metrics: surveyMetrics,
  jobs: [countSurveys, forgetSurveyTexts],
  tasks: surveyTasks,
  messages: [surveyMessages, surveyWorkMessages, kindNames, areaNames, topicNames, channelNames, themeNames],
  datasets: surveyDatasets,
  searchable: surveyDocuments,
})
