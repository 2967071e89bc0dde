import { defineMessages } from '../../platform/language/messages.ts'

/** The ways in which a publication reaches people. */
export const channels = [
  'web-site',
  'notice-board',
  'loudspeaker',
  'social-network',
  'newsletter',
  'line',
  'meeting',
  'service-point',
] as const
export type Channel = (typeof channels)[number]

/** The web site is used by publishing; the others by people, who say when and show it. */
export const recordedChannels = channels.filter((channel) => channel !== 'web-site')

export const channelNames = defineMessages({
  th: {
    'web-site': 'เว็บไซต์นี้',
    'notice-board': 'ป้ายประกาศ',
    loudspeaker: 'หอกระจายข่าว',
    'social-network': 'สื่อสังคมออนไลน์',
    newsletter: 'จดหมายข่าว',
    line: 'ไลน์ (LINE)',
    meeting: 'ที่ประชุม',
    'service-point': 'จุดบริการ',
  },
  en: {
    'web-site': 'This web site',
    'notice-board': 'Notice board',
    loudspeaker: 'Village loudspeaker',
    'social-network': 'Social network',
    newsletter: 'Newsletter',
    line: 'LINE',
    meeting: 'Meeting',
    'service-point': 'Service point',
  },
})
