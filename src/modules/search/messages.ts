import { defineMessages } from '../../platform/language/messages.ts'

const anyPage = { th: 'หน้าเว็บ', en: 'Page' }
/** By the kind of a search document. */
const kinds: Readonly<Record<string, { th: string; en: string }>> = {
  page: anyPage,
  plan: { th: 'แผน', en: 'Plan' },
  programme: { th: 'โครงการ', en: 'Programme' },
  'fraud-risk': { th: 'ความเสี่ยงการทุจริต', en: 'Fraud risk' },
}

export const searchMessages = defineMessages({
  th: {
    title: 'ค้นหา',
    titleWithError: 'ต้องแก้ไข: ค้นหา',
    titleOf: (query: string) => `ค้นหา “${query}”`,
    titleOfPage: (query: string, page: number) => `ค้นหา “${query}” หน้า ${page}`,
    label: 'ค้นหาในเว็บไซต์นี้',
    hint: 'พิมพ์คำ บางส่วนของคำ หรือเลขที่โครงการ เช่น บัตรคิว หรือ 24',
    problem: 'มีสิ่งที่ต้องแก้ไข',
    error: 'ต้องแก้ไข',
    tooLong: (most: number) => `ใช้ไม่เกิน ${most} ตัวอักษร`,
    noWord: 'ใส่คำหรือตัวเลขที่อยากหา อย่างน้อยหนึ่งคำ',
    count: (total: number) => `พบ ${total} รายการ`,
    countOnPage: (total: number, first: number, last: number) =>
      `พบ ${total} รายการ หน้านี้คือรายการที่ ${first}–${last}`,
    understoodAs: (query: string) => `แสดงผลของ “${query}”`,
    someWords: 'ไม่มีหน้าที่มีครบทุกคำ หน้าต่อไปนี้มีบางคำ',
    nothing: (query: string) => `ไม่พบ “${query}”`,
    fewerWords: 'ใช้คำให้น้อยลง หรือคำที่กว้างขึ้น',
    otherSpelling: 'ลองสะกดแบบอื่น หรือพิมพ์แค่ส่วนต้นของคำ',
    lookInstead: 'หรือดูจากรายการ',
    kind: (kind: string) => (kinds[kind] ?? anyPage).th,
    pages: 'หน้าอื่นของผลการค้นหา',
    page: (page: number) => `หน้า ${page}`,
    previous: 'ก่อนหน้า',
    next: 'ถัดไป',
  },
  en: {
    title: 'Search',
    titleWithError: 'Error: Search',
    titleOf: (query) => `Search for “${query}”`,
    titleOfPage: (query, page) => `Search for “${query}”, page ${page}`,
    label: 'Search this site',
    hint: 'Type a word, part of one, or the number of a programme, such as queue or 24',
    problem: 'There is a problem',
    error: 'Error',
    tooLong: (most) => `Use ${most} characters or fewer`,
    noWord: 'Enter at least one word or number to look for',
    count: (total) => (total === 1 ? '1 result' : `${total} results`),
    countOnPage: (total, first, last) => `${total} results, of which this page has ${first} to ${last}`,
    understoodAs: (query) => `Showing results for “${query}”`,
    someWords: 'No page has all the words. These pages have some of them.',
    nothing: (query) => `Nothing found for “${query}”`,
    fewerWords: 'Use fewer words, or more general ones',
    otherSpelling: 'Try another spelling, or only the beginning of the word',
    lookInstead: 'Or look through',
    kind: (kind) => (kinds[kind] ?? anyPage).en,
    pages: 'Other pages of the results',
    page: (page) => `Page ${page}`,
    previous: 'Previous',
    next: 'Next',
  },
})
