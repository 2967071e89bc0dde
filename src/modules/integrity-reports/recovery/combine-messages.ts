import { defineMessages } from '../../../platform/language/messages.ts'

/** What stands on the page where shares are combined. */
export const combineMessages = defineMessages({
  th: {
    title: 'รวมส่วนกุญแจเพื่อกู้คืน',
    lead: 'สำหรับผู้รวมส่วน ควรเป็นผู้รับภายนอก กุญแจรวมกันในเครื่องนี้เท่านั้น ระบบไม่ได้รับส่วนหรือกุญแจ ทำให้จบในวันเดียวและอย่าปิดหน้านี้กลางทาง',
    noScript:
      'หน้านี้รวมกุญแจในเครื่องของท่าน จึงต้องใช้จาวาสคริปต์ซึ่งปิดอยู่ เปิดจาวาสคริปต์ของเว็บนี้ หรือใช้เครื่องอื่นของท่านเอง แล้วเปิดหน้านี้ใหม่',
    requestStep: 'ขั้นที่ 1 จาก 3: คำขอที่ประกาศ',
    check: 'ตรวจคำขอกับบัญชีสาธารณะ',
    collectStep: 'ขั้นที่ 2 จาก 3: รับส่วนจากผู้ดูแล',
    newKeyIs: 'กุญแจใหม่ที่จะเปิดเรื่องได้',
    newKeyHint: 'โทรหาเจ้าของกุญแจใหม่ ให้อ่านเลขจากกระดาษของเขา เทียบทีละกลุ่มก่อนรวมส่วน',
    ceremonyLead: 'ส่งข้อความนี้ให้ผู้ดูแลแต่ละแห่งวันนี้ พร้อมลิงก์หน้าเปิดส่วนกุญแจ และอ่านเลขของวันรวมส่วนให้เขาเทียบทางโทรศัพท์',
    ceremony: 'ข้อความของวันรวมส่วน',
    ceremonyFingerprint: 'เลขของวันรวมส่วน',
    sharePage: 'หน้าเปิดส่วนกุญแจ',
    copy: 'คัดลอกข้อความ',
    download: 'บันทึกเป็นไฟล์',
    shares: 'ไฟล์ที่ผู้ดูแลส่งมา',
    sharesHint: 'ไฟล์ที่ชื่อ share-…-for-ceremony.age เลือกได้หลายไฟล์',
    add: 'เพิ่มส่วนเหล่านี้',
    compared: 'เทียบเลขของกุญแจใหม่กับเจ้าของแล้ว ตรงทุกกลุ่ม',
    combine: 'รวมส่วนและส่งต่อเรื่อง',
    resultStep: 'ขั้นที่ 3 จาก 3: ส่งต่อแล้ว เพิกถอนกุญแจกู้คืน',
    resultLead: 'กุญแจใหม่จะเห็นเรื่องพร้อมบันทึกของวันถัดไปหลังตีสี่ ถ้ามีเรื่องที่ยังส่งต่อไม่ได้ กดรวมส่วนอีกครั้งก่อนเพิกถอน',
    endLead: 'กุญแจกู้คืนเคยรวมเต็มดอกในเครื่องนี้แล้ว จึงต้องเพิกถอนทันที แล้วสร้างกุญแจกู้คืนใหม่ถ้ายังต้องการ',
    again: 'ส่งต่อเรื่องที่เหลืออีกครั้ง',
    end: 'เพิกถอนกุญแจกู้คืนนี้',
    makeNew: 'สร้างกุญแจกู้คืนใหม่',
  },
  en: {
    title: 'Combine shares for a recovery',
    lead: 'For the person who combines, best the recipient from outside. The key comes together on this device alone: the server receives neither shares nor key. Do it in one day, and do not close the page on the way.',
    noScript:
      'This page combines a key on your device and needs JavaScript for it, which is off. Allow JavaScript for this site, or use another device of your own, and open the page again.',
    requestStep: 'Step 1 of 3: the public request',
    check: 'Compare the request with the public ledger',
    collectStep: 'Step 2 of 3: take the shares of the guardians',
    newKeyIs: 'The new key that will open the reports',
    newKeyHint:
      'Telephone its holder, let him read the fingerprint from his paper, and compare it group by group before you combine.',
    ceremonyLead:
      'Send this text to each guardian today, with the link to the page where a share is opened, and read them the fingerprint of the ceremony by telephone.',
    ceremony: 'Text of the ceremony',
    ceremonyFingerprint: 'Fingerprint of the ceremony',
    sharePage: 'Where a share is opened',
    copy: 'Copy the text',
    download: 'Save as a file',
    shares: 'Files that guardians sent',
    sharesHint: 'Files called share-…-for-ceremony.age; you may choose several',
    add: 'Add these shares',
    compared: 'I compared the new key with its holder, and every group is the same',
    combine: 'Combine the shares and pass the reports on',
    resultStep: 'Step 3 of 3: passed on; revoke the recovery key',
    resultLead:
      'The new key finds the reports with the batch of the next day, after four in the morning. If some could not be passed on, try again before you revoke.',
    endLead:
      'The recovery key was whole on this device and must be revoked at once. Make a new one if you still want one.',
    again: 'Try again to pass on the others',
    end: 'Revoke this recovery key',
    makeNew: 'Make a new recovery key',
  },
})

/** What the script of the page says; `{name}` stands for a value. */
export const combineWords = defineMessages({
  th: {
    checking: 'กำลังตรวจกับบัญชีสาธารณะ',
    directoryBroken: 'บัญชีผู้รับเรื่องที่ระบบส่งมาไม่ตรงกับหลักฐานในบัญชีสาธารณะ หยุดใช้หน้านี้ และโทรหาผู้รับภายนอก',
    directoryUnwitnessed:
      'ยังไม่มีพยานอิสระลงลายมือชื่อกำกับบัญชีผู้รับเรื่องรุ่นนี้ ลองใหม่ในสิบนาที ถ้ายังเป็นอีก หยุดใช้หน้านี้ และโทรหาผู้รับภายนอก',
    requestUnwitnessed: 'ยังไม่มีพยานอิสระลงลายมือชื่อกำกับประกาศของคำขอนี้ ลองใหม่ในสิบนาที ถ้ายังเป็นอีก โทรหาผู้รับภายนอก',
    monthBroken: 'บันทึกประจำวันของเดือน {month} ไม่ตรงกับหลักฐานในบัญชีสาธารณะ หยุดใช้หน้านี้ และโทรหาผู้รับภายนอก',
    noRequest: 'ไม่มีคำขอที่ประกาศอยู่ หรือคำขอถูกค้านหรือถอนแล้ว ปลัดขอได้ในหน้าบัญชีผู้รับเรื่องลับ',
    lostIs: 'ขอกู้คืนแทนกุญแจที่หายของ {position}',
    reasonIs: 'เหตุผล: {reason}',
    tooEarly: 'ยังประกาศไม่ครบ 7 วัน รวมส่วนได้ตั้งแต่ {when}',
    noNewKey: 'ยังไม่มีกุญแจใหม่ของ {position} ในบัญชี ให้เจ้าของสร้างกุญแจใหม่และเปลี่ยนกุญแจในบัญชีก่อน',
    noKey: 'กุญแจกู้คืนของคำขอนี้ไม่ได้ใช้อยู่แล้ว',
    begin: 'เริ่มรวมส่วน',
    noFiles: 'เลือกไฟล์ที่ผู้ดูแลส่งมา',
    notOpened: 'ไฟล์ {name} เปิดไม่ได้ อาจเสียหาย หรือปิดผนึกถึงวันรวมส่วนอื่น ขอให้ผู้ดูแลทำใหม่ด้วยข้อความของวันนี้ที่อยู่บนหน้านี้',
    'other-office': 'ไฟล์ {name} เป็นส่วนของหน่วยงานอื่น',
    'other-key': 'ไฟล์ {name} เป็นส่วนของกุญแจกู้คืนอื่น ไม่ใช่กุญแจนี้',
    twice: 'ไฟล์ {name} เป็นส่วนที่มีอยู่แล้ว ต้องเป็นส่วนของผู้ดูแลแห่งอื่น',
    held: '✓ ส่วนที่ {number}: {institution}',
    count: 'ได้ {held} จาก {k} ส่วน',
    few: 'ยังไม่ครบ ต้องมี {k} ส่วน ตอนนี้มี {held} ส่วนที่น้อยกว่านี้เปิดอะไรไม่ได้เลย',
    wrong:
      'รวมแล้วไม่ได้กุญแจกู้คืนในบัญชี มีส่วนหนึ่งถูกเปลี่ยนหรือเสียหาย และบอกไม่ได้ว่าส่วนใด ไม่มีอะไรถูกเปิด เปิดหน้านี้ใหม่แล้วลองกับส่วนของแห่งอื่น',
    compareFirst: 'เทียบเลขของกุญแจใหม่ก่อน แล้วกาเครื่องหมาย',
    combining: 'กำลังรวมส่วนและหาเรื่อง',
    notTaken: 'ระบบไม่รับบันทึกการรวมส่วน คำขออาจถูกค้านหรือถอนแล้ว ตรวจหน้าบัญชีก่อน ไม่มีเรื่องใดถูกเปิด',
    passing: 'กำลังส่งต่อเรื่องที่ {done} จาก {all}',
    passed: 'ส่งต่อให้กุญแจใหม่แล้ว {count} เรื่อง',
    had: 'กุญแจใหม่เปิดได้อยู่แล้ว {count} เรื่อง',
    'not-theirs': 'ไม่ส่งต่อ เพราะผู้แจ้งไม่ได้ส่งถึงหรือไม่ให้คนนี้อ่าน {count} เรื่อง',
    closed: 'ประตูปิดแล้ว เพราะผู้รับถูกเปลี่ยนหรือส่งต่อไปแล้ว {count} เรื่อง',
    refused: 'ไม่ผ่านการตรวจ จึงไม่ส่งต่อ {count} เรื่อง แจ้งผู้รับภายนอก',
    'no-outside': 'ไม่เหลือผู้รับภายนอก จึงส่งต่อไม่ได้ {count} เรื่อง',
    busy: 'มีคนเขียนอยู่ ลองอีกครั้ง {count} เรื่อง',
    nothing: 'ไม่พบเรื่องที่กุญแจกู้คืนเปิดได้',
    finished: 'เสร็จแล้ว',
    ended: 'เพิกถอนกุญแจกู้คืนแล้ว ปิดหน้านี้ได้',
    notEnded: 'ระบบไม่รับ บัญชีอาจเพิ่งเปลี่ยน กดเพิกถอนอีกครั้ง',
    unreachable: 'ติดต่อเว็บไม่ได้ ตรวจอินเทอร์เน็ตแล้วกดอีกครั้ง อย่าปิดหน้านี้',
    copied: 'คัดลอกแล้ว',
    notCopied: 'คัดลอกไม่ได้ เลือกข้อความในช่องแล้วคัดลอกเอง',
  },
  en: {
    checking: 'Comparing with the public ledger',
    directoryBroken:
      'The directory that the server sent is not that of the public ledger. Stop here, and telephone the recipient outside.',
    directoryUnwitnessed:
      'No independent witness has signed this state of the directory yet. Try again in ten minutes; if it stays so, stop here, and telephone the recipient outside.',
    requestUnwitnessed:
      'No independent witness has signed that this request is public. Try again in ten minutes; if it stays so, telephone the recipient outside.',
    monthBroken:
      'The batches of {month} are not those of the public ledger. Stop here, and telephone the recipient outside.',
    noRequest:
      'There is no public request, or it was stopped or withdrawn. The clerk asks for one on the page of the directory.',
    lostIs: 'Recovery for the lost key of {position}',
    reasonIs: 'Reason: {reason}',
    tooEarly: 'It has not been public for 7 days. Shares may be combined from {when}.',
    noNewKey:
      'There is no key of {position} in use. Let the holder make a new one, and have it changed in the directory first.',
    noKey: 'The recovery key of this request is used no more.',
    begin: 'Begin to combine',
    noFiles: 'Choose the files that guardians sent',
    notOpened:
      '{name} does not open: it was damaged, or sealed to another ceremony. Ask the guardian to do it again with the text on this page.',
    'other-office': '{name} is a share of another office',
    'other-key': '{name} is a share of another recovery key',
    twice: '{name} is a share that you have already. Another guardian’s is needed.',
    held: '✓ share {number}: {institution}',
    count: '{held} of {k} shares',
    few: '{k} shares are needed, and there are {held}. Fewer open nothing at all.',
    wrong:
      'What came out is not the recovery key of the directory: a share was changed or damaged, and nothing tells which. Nothing was opened. Open this page again and try with the share of another guardian.',
    compareFirst: 'Compare the new key first, then tick the box',
    combining: 'Combining the shares and looking for reports',
    notTaken:
      'The server does not take the record that the shares were combined: the request may have been stopped. Look at the page of the directory. No report was opened.',
    passing: 'Passing on report {done} of {all}',
    passed: '{count} passed on to the new key',
    had: '{count} that the new key opens already',
    'not-theirs':
      '{count} not passed on, because they were not for this recipient, or the reporter keeps him out',
    closed: '{count} whose door is closed: their recipients were changed, or they were passed on before',
    refused: '{count} that failed a check and were not passed on. Tell the recipient outside.',
    'no-outside': '{count} not passed on, because nobody outside would be left',
    busy: '{count} to which somebody is writing. Try again.',
    nothing: 'There is no report that the recovery key opens',
    finished: 'Done',
    ended: 'The recovery key is revoked. You may close this page.',
    notEnded: 'The server does not take it: the directory may just have changed. Press again.',
    unreachable:
      'The site cannot be reached. Look at your connection and press again. Do not close this page.',
    copied: 'Copied',
    notCopied: 'It could not be copied. Select the text in the field and copy it.',
  },
})
