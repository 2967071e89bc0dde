import { defineMessages } from '../../../platform/language/messages.ts'

/** On the page of recipients: what guardians are asked for, and how to stop it. `{name}` stands for a value. */
export const stopWords = defineMessages({
  th: {
    title: 'คำขอกู้คืนกุญแจที่หายของ {position}',
    reason: 'เหตุผล: {reason}',
    from: 'ผู้ดูแลส่วนกุญแจรวมส่วนได้ตั้งแต่ {when}',
    ask: 'ถ้ากุญแจนั้นไม่ได้หาย หรือท่านเพิ่มกุญแจใหม่เข้าในเรื่องเองได้ ให้ค้าน',
    sure: 'ข้าพเจ้าค้านคำขอนี้ การค้านแสดงต่อสาธารณะพร้อมตำแหน่ง',
    sureFirst: 'กาเครื่องหมายก่อนค้าน',
    stop: 'ลงนามค้านคำขอ',
    stopped: 'ค้านแล้ว คำขอยุติ',
    refused: 'ระบบไม่รับ คำขออาจจบไปแล้ว เปิดหน้านี้ใหม่',
    guardians: 'ผู้ดูแลส่วนกุญแจ {n} แห่ง ใช้ {k} แห่งพร้อมกันจึงเปิดได้ เทียบเลขกุญแจของแต่ละแห่ง',
    guardiansUnknown: 'ระบบไม่บอกว่าใครเป็นผู้ดูแลส่วนกุญแจ อย่าลงนาม',
    unreachable: 'ติดต่อเว็บไม่ได้ ตรวจอินเทอร์เน็ตแล้วลองใหม่ ไม่มีอะไรถูกส่ง',
  },
  en: {
    title: 'Recovery asked for the lost key of {position}',
    reason: 'Reason: {reason}',
    from: 'Guardians may combine their shares from {when}',
    ask: 'If that key is not lost, or you can add the new key to the reports yourself, stop it.',
    sure: 'I stop this request. My position will be shown with it in public.',
    sureFirst: 'Tick the box before you stop it',
    stop: 'Sign to stop the request',
    stopped: 'Stopped',
    refused: 'The server does not take it: the request may be finished. Open the page again.',
    guardians: '{n} guardians, of whom {k} together open it. Compare the fingerprint of each.',
    guardiansUnknown: 'The server does not say who the guardians are. Do not sign.',
    unreachable: 'The site cannot be reached. Look at your connection and try again. Nothing was sent.',
  },
})
