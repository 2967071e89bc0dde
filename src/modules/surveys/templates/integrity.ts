import { choice, overall, rating, suggestions, yesNo, type Template } from './template.ts'

const staffIntro = {
  th: 'สำหรับบุคลากรของหน่วยงาน ไม่ถามชื่อ และไม่มีใครรู้ว่าคำตอบเป็นของใคร',
  en: 'For the staff. No name is asked, and nobody can tell whose answer it is.',
}

const complied = { counts: true, right: 1 } as const
const compliance = { kind: 'compliance', rule: 'share', passMark: null, isUncompared: false } as const

const noGift: Template = {
  name: 'no-gift-policy',
  ...compliance,
  topic: 'no-gift-policy',
  threshold: 100,
  title: { th: 'การปฏิบัติตามนโยบาย No Gift Policy', en: 'Compliance with the No Gift Policy' },
  intro: staffIntro,
  questions: [
    yesNo('ฉันรู้จักประกาศ No Gift Policy ของหน่วยงาน', 'I know the No Gift Policy of this office', complied),
    yesNo(
      'ปีนี้ฉันไม่ได้รับของขวัญหรือประโยชน์อื่นจากการปฏิบัติหน้าที่',
      'This year I accepted no gift or other benefit for my work',
      complied,
    ),
    yesNo(
      'ถ้ามีคนให้ของขวัญ ฉันปฏิเสธหรือรายงานผู้บังคับบัญชา',
      'When offered a gift I refuse it or report it',
      complied,
    ),
    suggestions,
  ],
}

const ethicsCode: Template = {
  name: 'ethics-code',
  ...compliance,
  topic: 'ethics-code',
  threshold: 80,
  title: { th: 'การปฏิบัติตามประมวลจริยธรรม', en: 'Compliance with the code of ethics' },
  intro: staffIntro,
  questions: [
    yesNo('ฉันเคยอ่านประมวลจริยธรรมของหน่วยงาน', 'I have read the code of ethics', complied),
    yesNo(
      'ฉันไม่ใช้เวลาหรือของราชการเพื่อเรื่องส่วนตัว',
      'I use neither office time nor office property privately',
      complied,
    ),
    yesNo('ฉันให้บริการทุกคนตามลำดับ โดยไม่เลือกปฏิบัติ', 'I serve everybody in order, without favour', complied),
    yesNo('ฉันแจ้งเมื่อมีผลประโยชน์ทับซ้อน', 'I declare conflicts of interest', complied),
    suggestions,
  ],
}

const tested = { kind: 'knowledge', rule: 'share', threshold: 80, passMark: 80, isUncompared: false } as const
const testIntro = {
  th: 'ทำก่อนและหลังอบรม ไม่ถามชื่อ คะแนนใช้ดูว่าการอบรมได้ผลหรือไม่',
  en: 'Answered before and after the training. No name is asked: the scores show whether the training helped.',
}

const ethicsTest: Template = {
  name: 'ethics-test',
  ...tested,
  topic: 'ethics-code',
  title: { th: 'แบบทดสอบความรู้ ประมวลจริยธรรม', en: 'Knowledge test: code of ethics' },
  intro: testIntro,
  questions: [
    choice(
      'ชาวบ้านนำผลไม้มาให้เพื่อขอบคุณหลังรับบริการ ควรทำอย่างไร',
      'A villager brings fruit to thank you for a service. What do you do?',
      [
        ['รับไว้เพราะราคาไม่แพง', 'Accept it, it is cheap'],
        ['ขอบคุณ ปฏิเสธอย่างสุภาพ และรายงาน', 'Thank him, refuse politely and report it'],
        ['รับแล้วแบ่งเพื่อนร่วมงาน', 'Accept it and share it with colleagues'],
      ],
      { counts: true, right: 1 },
    ),
    choice(
      'ญาติของคุณยื่นเสนอราคากับหน่วยงานที่คุณตรวจรับ ควรทำอย่างไร',
      'A relative bids for work that you are to accept. What do you do?',
      [
        ['แจ้งและถอนตัวจากการตรวจรับ', 'Declare it and withdraw from the acceptance'],
        ['ตรวจรับตามปกติ', 'Accept it as usual'],
        ['ขอให้ญาติใช้ชื่อคนอื่น', 'Ask the relative to use another name'],
      ],
      { counts: true, right: 0 },
    ),
    yesNo(
      'ยืมรถราชการไปธุระส่วนตัวได้ ถ้าเติมน้ำมันเอง',
      'An office car may be used privately if one pays for the fuel',
      {
        counts: true,
        right: 0,
      },
    ),
    yesNo(
      'ต้องให้บริการตามลำดับก่อนหลัง ยกเว้นกลุ่มที่ประกาศไว้',
      'People are served in order, but for the announced groups',
      {
        counts: true,
        right: 1,
      },
    ),
    yesNo('แจ้งเบาะแสการทุจริตโดยไม่บอกชื่อได้', 'Corruption can be reported without giving a name', {
      counts: true,
      right: 1,
    }),
  ],
}

const sufficiencyTest: Template = {
  name: 'sufficiency-test',
  ...tested,
  topic: 'sufficiency-economy',
  title: { th: 'แบบทดสอบความรู้ เศรษฐกิจพอเพียง', en: 'Knowledge test: sufficiency economy' },
  intro: testIntro,
  questions: [
    choice(
      'ข้อใดคือสามห่วงของเศรษฐกิจพอเพียง',
      'Which are the three rings of the sufficiency economy?',
      [
        ['พอประมาณ มีเหตุผล มีภูมิคุ้มกัน', 'Moderation, reasonableness, self-immunity'],
        ['ประหยัด อดออม สะสม', 'Thrift, saving, collecting'],
        ['ผลิต ขาย กำไร', 'Producing, selling, profit'],
      ],
      { counts: true, right: 0 },
    ),
    choice(
      'สองเงื่อนไขคือข้อใด',
      'Which are the two conditions?',
      [
        ['ที่ดินและทุน', 'Land and capital'],
        ['ความรู้และคุณธรรม', 'Knowledge and integrity'],
        ['ตลาดและราคา', 'Market and price'],
      ],
      { counts: true, right: 1 },
    ),
    yesNo('การทำบัญชีครัวเรือนช่วยให้ตัดสินใจอย่างมีเหตุผล', 'Household accounts help to decide with reason', {
      counts: true,
      right: 1,
    }),
  ],
}

const draftOf = {
  th: 'ร่างสำหรับฝึกในหน่วยงาน เขียนตามหัวข้อของการประเมิน ITA ยังไม่ได้เทียบกับแบบวัดฉบับจริง',
  en: 'A draft for practice, written after the subjects of the ITA; it has not been compared with the original.',
}
const mock = { rule: 'mean', threshold: 85, passMark: null, isUncompared: true, topic: 'integrity' } as const
const measured = { counts: true } as const

const iit: Template = {
  name: 'iit',
  kind: 'iit',
  ...mock,
  title: { th: 'ซ้อมวัดการรับรู้ของบุคลากรภายใน (ร่าง IIT)', en: 'Practice: perception of the staff (draft IIT)' },
  intro: draftOf,
  questions: [
    rating('เจ้าหน้าที่ปฏิบัติงานตามขั้นตอนและเวลา', 'The staff work by the steps and times', {
      ...measured,
      section: { th: 'การปฏิบัติหน้าที่', en: 'Duties' },
    }),
    rating('เจ้าหน้าที่ไม่เรียกรับเงินหรือของขวัญ', 'The staff ask for no money or gifts', measured),
    rating('คุณรู้แผนการใช้จ่ายงบประมาณประจำปี', 'You know the yearly spending plan', {
      ...measured,
      section: { th: 'การใช้งบประมาณ', en: 'Budget' },
    }),
    rating('การใช้งบประมาณคุ้มค่า ไม่บิดเบือน', 'The budget is spent well and as intended', measured),
    rating('ผู้บังคับบัญชามอบหมายงานอย่างเป็นธรรม', 'Superiors assign work fairly', {
      ...measured,
      section: { th: 'การใช้อำนาจ', en: 'Power' },
    }),
    rating('ไม่มีการซื้อขายตำแหน่ง', 'Positions are not bought', measured),
    rating('การยืมทรัพย์สินของราชการมีขั้นตอนชัดเจน', 'Borrowing property has clear steps', {
      ...measured,
      section: { th: 'การใช้ทรัพย์สินของราชการ', en: 'Public property' },
    }),
    rating('ผู้บริหารเอาจริงกับการแก้ปัญหาทุจริต', 'The executive is serious about corruption', {
      ...measured,
      section: { th: 'การแก้ไขปัญหาการทุจริต', en: 'Solving corruption' },
    }),
    rating('ถ้าพบการทุจริต คุณกล้าแจ้ง', 'You would dare to report corruption', measured),
  ],
}

const eit: Template = {
  name: 'eit',
  kind: 'eit',
  ...mock,
  title: { th: 'ซ้อมวัดการรับรู้ของผู้มาติดต่อ (ร่าง EIT)', en: 'Practice: perception of visitors (draft EIT)' },
  intro: draftOf,
  questions: [
    rating('เจ้าหน้าที่ให้บริการตามขั้นตอนและเวลา', 'You were served by the steps and in time', {
      ...measured,
      section: { th: 'คุณภาพการดำเนินงาน', en: 'Quality of the work' },
    }),
    rating('เจ้าหน้าที่ให้บริการทุกคนเท่าเทียม', 'Everybody is served equally', measured),
    rating('เจ้าหน้าที่ไม่เรียกรับเงินหรือของขวัญ', 'The staff ask for no money or gifts', measured),
    rating('ข้อมูลของหน่วยงานเข้าถึงง่าย', 'Information is easy to reach', {
      ...measured,
      section: { th: 'ประสิทธิภาพการสื่อสาร', en: 'Communication' },
    }),
    rating('มีช่องทางให้ติชมและร้องเรียน', 'There are ways to comment and complain', measured),
    rating('หน่วยงานปรับปรุงบริการให้ดีขึ้น', 'The services have become better', {
      ...measured,
      section: { th: 'การปรับปรุงการทำงาน', en: 'Improvement' },
    }),
    overall('หน่วยงานทำงานโปร่งใส', 'The office works transparently'),
  ],
}

export const integrityTemplates = [noGift, ethicsCode, ethicsTest, sufficiencyTest, iit, eit] as const
