import { defineMessages } from './platform/language/messages.ts'

/** What `prongsai verify-code` says. */
export const verifyCodeMessages = defineMessages({
  th: {
    usage: 'วิธีใช้',
    same: (files: number) => `ช่องทางลับส่งให้คุณตรงกับบัญชีทั้ง ${files} ไฟล์`,
    different: (faults: number) => `ช่องทางลับส่งให้คุณไม่ตรงกับบัญชี พบ ${faults} ข้อ อย่าแจ้งเรื่องผ่านหน้านี้`,
    site: 'ช่องทางลับ',
    entry: 'รายการในบัญชี',
    since: 'ใช้อยู่ตั้งแต่ (UTC)',
    hash: 'ค่าแฮชของรายการ',
    keys: 'กุญแจของบัญชี',
    notProven: 'การตรวจนี้ไม่พิสูจน์ว่าคนอื่นได้รับไฟล์เดียวกัน ให้หลายคนตรวจจากหลายเครือข่าย',
    compareKey: 'กุญแจของบัญชีมาจากเครื่องแม่ข่ายเอง เทียบกับแหล่งอื่น แล้วครั้งหน้าใส่ด้วย --key',
    'other-bytes': (path: string) => `${path} ไม่ตรงกับค่าแฮชในบัญชี`,
    'not-served': (path: string) => `${path} เปิดไม่ได้`,
    'not-listed': (path: string) => `${path} มีหน้าเรียกใช้ แต่ไม่อยู่ในรายการ`,
    'page-missing': (path: string) => `${path} เป็นหน้าของช่องทางลับ แต่ไม่อยู่ในรายการ`,
    'listing-malformed': 'รายการที่เผยแพร่ผิดรูปแบบ',
    'receipt-wrong': 'หลักฐานของรายการไม่ถูกต้องตามกุญแจของบัญชี',
    'another-list': 'หลักฐานเป็นของรายการอื่น',
    unreachable: (url: string) => `อ่าน ${url} ไม่ได้ ตรวจที่อยู่และเครือข่าย แล้วลองใหม่`,
    none: 'ยังไม่มีรายการในบัญชี',
    notKey: (text: string) => `“${text}” ไม่ใช่กุญแจ (vkey) ของบัญชี`,
    noSite: (text: string) => `“${text}” ไม่ใช่ที่อยู่เว็บ หรือเป็นตัวเลขแทนชื่อ ซึ่งไม่มีช่องทางลับ`,
  },
  en: {
    usage: 'Usage',
    same: (files) => `All ${files} files that the confidential site serves you are those of the ledger`,
    different: (faults) =>
      `The confidential site serves you something else than the ledger says: ${faults} found. Report nothing there`,
    site: 'Confidential site',
    entry: 'Entry of the ledger',
    since: 'In use since (UTC)',
    hash: 'Hash of the list',
    keys: 'Keys of the ledger',
    notProven:
      'This does not prove that others are served the same: let several people check from several networks',
    compareKey:
      'The keys of the ledger came from the server itself: compare them with another source, and give them next time with --key',
    'other-bytes': (path) => `${path} has another hash than in the ledger`,
    'not-served': (path) => `${path} does not answer`,
    'not-listed': (path) => `${path} is loaded by a page, and is not in the list`,
    'page-missing': (path) => `${path} is a page of the confidential site, and is not in the list`,
    'listing-malformed': 'The published list is malformed',
    'receipt-wrong': 'The proof of the list is wrong, or of other keys',
    'another-list': 'The proof is of another list',
    unreachable: (url) => `${url} cannot be read. Check the address and the network, then try again`,
    none: 'The ledger has no list yet',
    notKey: (text) => `“${text}” is not the key (vkey) of a ledger`,
    noSite: (text) =>
      `“${text}” is no web address, or a number instead of a name, where there is no confidential site`,
  },
})
