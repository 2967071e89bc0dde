import { defineMessages } from '../../../../platform/language/messages.ts'

export const fileWords = defineMessages({
  th: {
    looking: 'กำลังดูไฟล์…',
    remove: 'เอาออก',
    removed: 'เอาออกแล้ว: {}',
    sendAsItIs: 'ส่งอย่างที่เป็น',
    leaveOut: 'ไม่ส่ง',
    asItIs: 'จะส่งอย่างที่เป็น',
    cleaned: 'ลบออกแล้ว: {}',
    cleanedNothing: 'วาดใหม่แล้ว ไม่พบข้อมูลแฝง',
    decide: 'เลือกก่อนว่าแต่ละไฟล์จะส่งหรือไม่ส่ง',
    tooMuch: 'ไฟล์รวมกันเกิน 60 MB เอาไฟล์อื่นออกก่อน หรือส่งเพิ่มทีหลังด้วยใบรับ',
  },
  en: {
    looking: 'Looking at the file…',
    remove: 'Remove',
    removed: 'Removed: {}',
    sendAsItIs: 'Send it as it is',
    leaveOut: 'Leave it out',
    asItIs: 'Will be sent as it is',
    cleaned: 'Taken out: {}',
    cleanedNothing: 'Drawn anew; nothing hidden was found',
    decide: 'Decide for each file whether it is sent',
    tooMuch:
      'The files are more than 60 MB together. Remove another one, or send more later with the receipt.',
  },
})

/** What was taken out of a photo. */
export const toldByPhotos = defineMessages({
  th: {
    place: 'พิกัดที่ถ่าย',
    camera: 'รุ่นกล้อง',
    time: 'วันเวลาที่ถ่าย',
    words: 'ข้อความแฝง',
    other: 'ข้อมูลแฝงอื่น',
  },
  en: {
    place: 'the place',
    camera: 'the camera',
    time: 'the time',
    words: 'hidden words',
    other: 'other hidden data',
  },
})

export const fileWarnings = defineMessages({
  th: {
    heic: 'เบราว์เซอร์นี้ลบข้อมูลแฝงของภาพ HEIC ไม่ได้ พิกัดที่ถ่ายอาจติดไป ถ่ายภาพหน้าจอของภาพนี้แทนจะปลอดภัยกว่า',
    pdf: 'PDF อาจมีชื่อผู้ทำ วันเวลา และข้อมูลแฝงของภาพข้างใน เราลบให้ไม่ได้ ถ่ายภาพหน้าจอทีละหน้าจะปลอดภัยกว่า',
    office: 'เอกสารนี้มักมีชื่อผู้ทำและประวัติการแก้ เราลบให้ไม่ได้ ถ่ายภาพหน้าจอแทนจะปลอดภัยกว่า',
    audio: 'ไฟล์เสียงอาจมีชื่อเครื่องและเวลา เสียงพูดบอกได้ว่าเป็นใคร เราลบให้ไม่ได้',
    video: 'วิดีโออาจมีพิกัด รุ่นเครื่อง และเวลา เราลบให้ไม่ได้',
    other: 'เราไม่รู้จักไฟล์ชนิดนี้ ลบข้อมูลแฝงให้ไม่ได้',
  },
  en: {
    heic: 'This browser cannot take hidden data out of HEIC photos: the place may go along. A screenshot of the photo is safer.',
    pdf: 'A PDF may hold its author, times and hidden data of photos inside. We cannot take that out. Screenshots of its pages are safer.',
    office:
      'Such documents often hold their author and what was changed. We cannot take that out. Screenshots are safer.',
    audio:
      'A recording may hold the device and the time, and a voice tells who speaks. We cannot take that out.',
    video: 'A video may hold place, device and time. We cannot take that out.',
    other: 'We do not know this kind of file and cannot take hidden data out.',
  },
})

export const fileRefusalWords = defineMessages({
  th: {
    empty: 'ไฟล์นี้ว่างเปล่า เลือกไฟล์อื่น',
    'too-large': 'ไฟล์นี้ใหญ่เกิน 45 MB ตัดให้สั้นลง หรือแบ่งเป็นหลายไฟล์',
    program: 'ไฟล์นี้เป็นโปรแกรม ไม่ใช่ภาพหรือเอกสาร ส่งไม่ได้',
    'too-many-points': 'ภาพนี้ใหญ่ผิดปกติ เครื่องอาจค้าง ถ่ายภาพหน้าจอแทน',
    broken: 'เปิดภาพนี้ไม่ได้ ไฟล์อาจเสีย ถ่ายภาพหน้าจอแทน',
  },
  en: {
    empty: 'This file is empty. Choose another one.',
    'too-large': 'This file is larger than 45 MB. Make it shorter, or split it.',
    program: 'This file is a program, no photo or document. It cannot be sent.',
    'too-many-points': 'This picture is so large that the device may hang. Take a screenshot of it.',
    broken: 'This picture cannot be opened; it may be damaged. Take a screenshot of it.',
  },
})
