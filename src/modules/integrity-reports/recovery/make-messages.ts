import { defineMessages } from '../../../platform/language/messages.ts'

/** What stands on the page where a recovery key is made. */
export const makeMessages = defineMessages({
  th: {
    title: 'สร้างกุญแจกู้คืน',
    lead: 'ใช้เมื่อหน่วยงานมีมติให้มีกุญแจกู้คืน ผู้นำพิธีคนเดียวทำหน้านี้ในเครื่องของตน ควรเป็นผู้รับภายนอก กุญแจสร้างและแบ่งเป็นส่วนในเครื่องนี้ ระบบไม่ได้รับกุญแจหรือส่วนใด และไม่มีใครเก็บกุญแจเต็มดอก',
    prepare: 'เตรียมก่อนเริ่ม',
    prepareGuardians:
      'ผู้ดูแลส่วนกุญแจจากต่างสถาบัน อย่างน้อยหนึ่งแห่งอยู่นอกสายบังคับบัญชาของจังหวัด แต่ละแห่งสร้างกุญแจของตนในหน้าสร้างกุญแจแล้วส่งข้อความสาธารณะมาให้',
    prepareDevice: 'เครื่องของท่านเองที่ไม่มีคนอื่นใช้ร่วม ปิดหน้านี้แล้วกุญแจหายไปทันที',
    noScript:
      'หน้านี้สร้างกุญแจในเครื่องของท่าน จึงต้องใช้จาวาสคริปต์ซึ่งปิดอยู่ เปิดจาวาสคริปต์ของเว็บนี้ หรือใช้เครื่องอื่นของท่านเอง แล้วเปิดหน้านี้ใหม่',
    guardiansStep: 'ขั้นที่ 1 จาก 4: ผู้ดูแลส่วนกุญแจ',
    threshold: 'ใช้กี่แห่งพร้อมกันจึงเปิดได้',
    threeOfFive: 'สามในห้าแห่ง (แนะนำ)',
    twoOfThree: 'สองในสามแห่ง',
    guardians: 'ข้อความสาธารณะของผู้ดูแล',
    guardiansHint: 'บรรทัดละหนึ่งแห่ง ครบตามจำนวนที่เลือก',
    next: 'ต่อไป',
    compareStep: 'ขั้นที่ 2 จาก 4: เทียบเลขกุญแจ',
    compareLead: 'โทรหรือพบแต่ละแห่ง ให้อ่านเลขกุญแจจากกระดาษของเขา เทียบทีละกลุ่ม ถ้าไม่ตรงแม้ตัวเดียว อย่าทำต่อ',
    compared: 'เทียบครบทุกแห่งแล้ว ตรงทุกกลุ่ม',
    make: 'สร้างกุญแจและแบ่งส่วน',
    sharesStep: 'ขั้นที่ 3 จาก 4: ส่งส่วนกุญแจให้แต่ละแห่ง',
    sharesLead:
      'บันทึกทีละไฟล์แล้วส่งให้แห่งนั้น ไฟล์เปิดได้ด้วยกุญแจของแห่งนั้นเท่านั้น ส่งทางใดก็ได้ แต่อย่าเก็บไว้รวมกัน ลบออกจากเครื่องนี้เมื่อเขายืนยันว่าเปิดได้',
    onwards: 'บันทึกครบแล้ว ทำขั้นต่อไป',
    publicStep: 'ขั้นที่ 4 จาก 4: เพิ่มกุญแจกู้คืนในบัญชี',
    publicLead:
      'ส่งข้อความนี้ทั้งบรรทัดให้ปลัด วางในหน้าบัญชีผู้รับเรื่องลับ เลือก "เพิ่มผู้รับเรื่อง" ผู้รับเรื่องสองคนลงนาม คนหนึ่งจากภายนอก แล้วรอ 72 ชั่วโมง ข้อความนี้เปิดเผยได้',
    publicText: 'ข้อความสาธารณะของกุญแจกู้คืน',
    copy: 'คัดลอกข้อความสาธารณะ',
    download: 'บันทึกเป็นไฟล์',
    fingerprint: 'เลขกุญแจของกุญแจกู้คืน',
    fingerprintHint: 'อ่านให้ผู้รับเรื่องที่จะลงนามเทียบ ปิดหน้านี้เมื่อเสร็จ กุญแจเต็มดอกไม่มีอยู่ที่ใดแล้ว',
  },
  en: {
    title: 'Make a recovery key',
    lead: 'For an office that has decided to have one. One person leads and uses this page on a device of his own, best the recipient from outside. The key is made and split on this device: the server receives neither key nor share, and nobody keeps the whole key.',
    prepare: 'Have ready',
    prepareGuardians:
      'Guardians of different institutions, at least one of them outside the chain of command of the province. Each makes a key on the page for keys and sends its public text.',
    prepareDevice: 'A device of your own that nobody else uses. The key is gone when this page is closed.',
    noScript:
      'This page makes a key on your device and needs JavaScript for it, which is off. Allow JavaScript for this site, or use another device of your own, and open the page again.',
    guardiansStep: 'Step 1 of 4: the guardians',
    threshold: 'How many together open it?',
    threeOfFive: 'Three of five (recommended)',
    twoOfThree: 'Two of three',
    guardians: 'Public texts of the guardians',
    guardiansHint: 'One a line, as many as you chose',
    next: 'Next',
    compareStep: 'Step 2 of 4: compare the fingerprints',
    compareLead:
      'Telephone or meet each guardian, let him read the fingerprint from his paper, and compare it group by group. Where one digit differs, do not go on.',
    compared: 'I compared all of them, and every group is the same',
    make: 'Make the key and split it',
    sharesStep: 'Step 3 of 4: give each guardian a share',
    sharesLead:
      'Save one file after the other and send it to its guardian, whose key alone opens it. Send it by any means, but do not keep them together. Delete it here when he has opened it.',
    onwards: 'All are saved: next step',
    publicStep: 'Step 4 of 4: add the recovery key to the directory',
    publicLead:
      'Send this whole line to the clerk, who pastes it into the directory of recipients as “Recipient added”. Two recipients sign it, one from outside, and it counts 72 hours later. Everybody may see it.',
    publicText: 'Public text of the recovery key',
    copy: 'Copy the public text',
    download: 'Save as a file',
    fingerprint: 'Fingerprint of the recovery key',
    fingerprintHint:
      'Read it to the recipients who will sign. Close this page when you are done: the whole key is nowhere any more.',
  },
})

/** What the script of the page says; `{name}` stands for a value. */
export const makeWords = defineMessages({
  th: {
    lineWrong: 'บรรทัดที่ {line} ไม่ใช่ข้อความสาธารณะของผู้ดูแลของหน่วยงานนี้ คัดลอกทั้งบรรทัดมาใหม่',
    countWrong: 'ต้องมี {n} บรรทัด ตอนนี้มี {count}',
    twice: 'บรรทัดที่ {line} ซ้ำกับบรรทัดก่อนหน้า แต่ละแห่งต้องมีกุญแจและชื่อสถาบันของตนเอง',
    compareFirst: 'เทียบเลขกุญแจให้ครบก่อน แล้วกาเครื่องหมาย',
    making: 'กำลังสร้างและแบ่งส่วน',
    made: 'สร้างและแบ่งส่วนแล้ว กุญแจเต็มดอกถูกลบแล้ว',
    share: 'บันทึกส่วนที่ {number}',
    saved: '✓ บันทึกแล้ว',
    saveAll: 'บันทึกให้ครบทุกส่วนก่อน',
    position: 'ผู้ดูแลส่วนกุญแจ {n} แห่ง ใช้ {k} แห่งพร้อมกัน',
    copied: 'คัดลอกแล้ว',
    notCopied: 'คัดลอกไม่ได้ เลือกข้อความในช่องแล้วคัดลอกเอง',
  },
  en: {
    lineWrong: 'Line {line} is no public text of a guardian of this organisation. Copy the whole line again.',
    countWrong: '{n} lines are needed, and there are {count}',
    twice: 'Line {line} is like one before it. Each guardian has a key and an institution of his own.',
    compareFirst: 'Compare all fingerprints first, then tick the box',
    making: 'Making and splitting the key',
    made: 'Made and split. The whole key was wiped.',
    share: 'Save share {number}',
    saved: '✓ saved',
    saveAll: 'Save all shares first',
    position: '{n} guardians, {k} together',
    copied: 'Copied',
    notCopied: 'It could not be copied. Select the text in the field and copy it.',
  },
})
