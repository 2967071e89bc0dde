import { defineMessages } from '../../../platform/language/messages.ts'

/** What stands on the page where a guardian opens a share. */
export const shareMessages = defineMessages({
  th: {
    title: 'เปิดส่วนกุญแจเพื่อการกู้คืน',
    lead: 'สำหรับผู้ดูแลส่วนกุญแจ ส่วนของท่านเปิดในเครื่องนี้ แล้วปิดผนึกใหม่ถึงกุญแจของวันนี้ของผู้รวมส่วน ระบบไม่ได้รับส่วนกุญแจหรือกุญแจของท่าน',
    noScript:
      'หน้านี้เปิดส่วนกุญแจในเครื่องของท่าน จึงต้องใช้จาวาสคริปต์ซึ่งปิดอยู่ เปิดจาวาสคริปต์ของเว็บนี้ หรือใช้เครื่องอื่นของท่านเอง แล้วเปิดหน้านี้ใหม่',
    openStep: 'ขั้นที่ 1 จาก 2: ไฟล์ของท่าน และข้อความจากผู้รวมส่วน',
    keyFile: 'ไฟล์กุญแจของท่าน',
    keyFileHint: 'ไฟล์ที่ชื่อ key-….age',
    passphrase: 'วลีผ่าน 6 คำ',
    passphraseHint: 'จากกระดาษที่จดไว้ เว้นวรรคระหว่างคำ',
    shareFile: 'ไฟล์ส่วนกุญแจของท่าน',
    shareFileHint: 'ไฟล์ที่ชื่อ share-….age',
    ceremony: 'ข้อความของวันรวมส่วน',
    ceremonyHint: 'ผู้รวมส่วนส่งให้ท่านวันนี้ วางทั้งบรรทัด',
    open: 'เปิดและตรวจ',
    checkedStep: 'ขั้นที่ 2 จาก 2: ตรวจก่อนมอบส่วน',
    checkedLead: 'มอบส่วนเมื่อท่านเห็นด้วยกับคำขอนี้เท่านั้น โทรหาผู้รวมส่วน ให้อ่านเลขของวันรวมส่วน และเทียบทีละกลุ่ม',
    ceremonyFingerprint: 'เลขของวันรวมส่วน',
    compared: 'เห็นด้วยกับคำขอนี้ และเทียบเลขแล้วตรงทุกกลุ่ม',
    give: 'ปิดผนึกใหม่และบันทึกไฟล์',
  },
  en: {
    title: 'Open a share for a recovery',
    lead: 'For guardians of a recovery key. Your share is opened on this device and sealed again to the key of the day of whoever combines. The server receives neither your share nor your key.',
    noScript:
      'This page opens a share on your device and needs JavaScript for it, which is off. Allow JavaScript for this site, or use another device of your own, and open the page again.',
    openStep: 'Step 1 of 2: your files, and the text of whoever combines',
    keyFile: 'Your key file',
    keyFileHint: 'The file called key-….age',
    passphrase: 'Passphrase of 6 words',
    passphraseHint: 'From your paper, with spaces between the words',
    shareFile: 'The file of your share',
    shareFileHint: 'The file called share-….age',
    ceremony: 'Text of the ceremony',
    ceremonyHint: 'Whoever combines sends it to you today. Paste the whole line.',
    open: 'Open and check',
    checkedStep: 'Step 2 of 2: before you give your share',
    checkedLead:
      'Give it only if you agree with this request. Telephone whoever combines, let him read the fingerprint of the ceremony, and compare it group by group.',
    ceremonyFingerprint: 'Fingerprint of the ceremony',
    compared: 'I agree with this request, and every group of the fingerprint is the same',
    give: 'Seal it again and save the file',
  },
})

/** What the script of the page says; `{name}` stands for a value. */
export const shareWords = defineMessages({
  th: {
    keyFileMissing: 'เลือกไฟล์กุญแจของท่าน',
    passphraseMissing: 'พิมพ์วลีผ่าน 6 คำจากกระดาษ',
    wordUnknown: '"{word}" ไม่อยู่ในรายการคำ ดูในกระดาษแล้วพิมพ์คำนี้ใหม่',
    wordMeant: '"{word}" ไม่อยู่ในรายการคำ หมายถึง "{meant}" หรือไม่ แก้คำนี้แล้วลองอีกครั้ง',
    notOpened: 'วลีผ่านนี้เปิดไฟล์นี้ไม่ได้ ตรวจลำดับคำในกระดาษ และตรวจว่าเลือกไฟล์กุญแจถูกไฟล์',
    shareFileMissing: 'เลือกไฟล์ส่วนกุญแจของท่าน',
    shareNotOpened: 'กุญแจของท่านเปิดไฟล์นี้ไม่ได้ อาจเป็นส่วนของแห่งอื่น หรือไฟล์เสียหาย ใช้ไฟล์สำรองที่เก็บไว้',
    ceremonyWrong: 'อ่านข้อความนี้ไม่ได้ ขอให้ผู้รวมส่วนส่งทั้งบรรทัดมาใหม่',
    otherDay: 'ข้อความนี้เป็นของวันที่ {day} ใช้ได้วันเดียว ขอข้อความของวันนี้จากผู้รวมส่วน',
    otherKey: 'ส่วนกุญแจนี้เป็นของกุญแจกู้คืนอื่น ไม่ใช่กุญแจที่ขอ ตรวจว่าเลือกไฟล์ถูกไฟล์',
    opening: 'กำลังเปิดและตรวจกับบัญชีสาธารณะ',
    directoryBroken: 'บัญชีผู้รับเรื่องที่ระบบส่งมาไม่ตรงกับหลักฐานในบัญชีสาธารณะ อย่ามอบส่วน และโทรหาผู้รับภายนอก',
    directoryUnwitnessed:
      'ยังไม่มีพยานอิสระลงลายมือชื่อกำกับบัญชีผู้รับเรื่องรุ่นนี้ อย่ามอบส่วน ลองใหม่ในสิบนาที ถ้ายังเป็นอีก โทรหาผู้รับภายนอก',
    requestUnwitnessed:
      'ยังไม่มีพยานอิสระลงลายมือชื่อกำกับประกาศของคำขอนี้ อย่ามอบส่วน ลองใหม่ในสิบนาที ถ้ายังเป็นอีก โทรหาผู้รับภายนอก',
    noRequest: 'ไม่มีคำขอนี้ในประกาศ หรือคำขอถูกค้านหรือถอนแล้ว อย่ามอบส่วน และโทรหาผู้รับภายนอก',
    tooEarly: 'คำขอนี้ยังประกาศไม่ครบ 7 วัน มอบส่วนได้ตั้งแต่ {when}',
    unreachable: 'ติดต่อเว็บไม่ได้ ตรวจอินเทอร์เน็ตแล้วลองใหม่',
    lostIs: 'ขอเปิดแทนกุญแจที่หายของ {position}',
    reasonIs: 'เหตุผล: {reason}',
    shareIs: 'ส่วนของท่านคือส่วนที่ {number} จาก {n} ต้องใช้ {k} ส่วน',
    compareFirst: 'เทียบเลขก่อน แล้วกาเครื่องหมาย',
    given: 'บันทึกไฟล์แล้ว ส่งให้ผู้รวมส่วนวันนี้ ไฟล์นี้เปิดได้ด้วยกุญแจของวันนี้เท่านั้น ปิดหน้านี้เมื่อส่งแล้ว',
  },
  en: {
    keyFileMissing: 'Choose your key file',
    passphraseMissing: 'Type the 6 words from your paper',
    wordUnknown: '“{word}” is not in the list of words. Look at your paper and type it again.',
    wordMeant: '“{word}” is not in the list of words. Did you mean “{meant}”? Correct it and try again.',
    notOpened:
      'These words do not open this file. Compare their order with your paper, and see whether it is the right key file.',
    shareFileMissing: 'Choose the file of your share',
    shareNotOpened:
      'Your key does not open this file: it is the share of somebody else, or it was damaged. Use your copy.',
    ceremonyWrong: 'This text cannot be read. Ask whoever combines for the whole line.',
    otherDay: 'This text is of {day} and good for that day alone. Ask for one of today.',
    otherKey:
      'This share belongs to another recovery key than the one that is asked for. Is it the right file?',
    opening: 'Opening it, and comparing with the public ledger',
    directoryBroken:
      'The directory that the server sent is not that of the public ledger. Do not give your share, and telephone the recipient outside.',
    directoryUnwitnessed:
      'No independent witness has signed this state of the directory yet. Do not give your share. Try again in ten minutes; if it stays so, telephone the recipient outside.',
    requestUnwitnessed:
      'No independent witness has signed that this request is public. Do not give your share. Try again in ten minutes; if it stays so, telephone the recipient outside.',
    noRequest:
      'There is no such public request, or it was stopped or withdrawn. Do not give your share, and telephone the recipient outside.',
    tooEarly: 'The request has not been public for 7 days. Shares may be given from {when}.',
    unreachable: 'The site cannot be reached. Look at your connection and try again.',
    lostIs: 'Asked for the lost key of {position}',
    reasonIs: 'Reason: {reason}',
    shareIs: 'Yours is share {number} of {n}; {k} are needed',
    compareFirst: 'Compare the fingerprint first, then tick the box',
    given:
      'The file is saved. Send it to whoever combines, today: only the key of this day opens it. Close this page then.',
  },
})
