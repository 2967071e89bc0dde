import {
  administrativeAppeal,
  asked,
  both,
  consentTo,
  grievance,
  option,
  section,
  type Template,
} from './template.ts'

/** A tax that was paid by transfer is told to the office with its slip, so that a receipt is written. */
export const taxPayment: Template = {
  key: 'tax-payment',
  manualKey: 'land-and-building-tax',
  ownDays: 5,
  feeSatang: 0,
  name: both('แจ้งชำระภาษีพร้อมหลักฐานการโอน', 'Notice of a tax payment with its slip'),
  about: both(
    'แจ้งว่าโอนชำระภาษีแล้วพร้อมแนบสลิป เราตรวจยอดและออกใบเสร็จให้ โอนเฉพาะบัญชีที่พิมพ์ไว้ในใบแจ้งของเรา',
    'Tell us that you paid a tax by transfer, with the slip. We check it and write the receipt. Pay only to the account printed on our notice',
  ),
  appeal: administrativeAppeal,
  form: {
    sections: [
      section('tax', both('ภาษีที่ชำระ', 'Tax that was paid'), [
        asked('tax', 'choice', both('ภาษีอะไร', 'Which tax'), {
          options: [
            option('land', 'ภาษีที่ดินและสิ่งปลูกสร้าง', 'Land and building tax'),
            option('sign', 'ภาษีป้าย', 'Signboard tax'),
            option('other', 'อื่นๆ ตามใบแจ้ง', 'Another one, as on the notice'),
          ],
        }),
        asked('other-tax', 'text', both('ชื่อภาษีหรือค่าธรรมเนียม', 'Name of the tax or fee'), {
          showIf: { field: 'tax', is: ['other'] },
        }),
        asked('tax-year', 'number', both('ประจำปี พ.ศ.', 'For the year (B.E.)'), {
          least: 2560,
          most: 2650,
        }),
        asked('notice', 'text', both('เลขที่ใบแจ้งประเมิน', 'Number of the assessment'), { isRequired: false }),
      ]),
      section('payment', both('การชำระ', 'Payment'), [
        asked('paid', 'number', both('ยอดเงินที่โอน', 'Amount transferred'), {
          least: 1,
          unit: both('บาท', 'baht'),
        }),
        asked('paid-on', 'date', both('วันที่โอน', 'Day of the transfer')),
        asked('whole', 'yes-no', both('ชำระครบตามใบแจ้งหรือไม่', 'Is it the whole amount of the notice')),
        asked('why-part', 'long-text', both('เหตุที่ชำระไม่ครบ', 'Why it is not the whole amount'), {
          showIf: { field: 'whole', is: ['no'] },
        }),
        asked('receipt', 'choice', both('รับใบเสร็จอย่างไร', 'How you want the receipt'), {
          options: [
            option('online', 'ดาวน์โหลดจากหน้าติดตาม', 'Download it from the tracking page'),
            option('office', 'รับที่สำนักงาน', 'Fetch it at the office'),
            option('post', 'ส่งทางไปรษณีย์', 'By post'),
          ],
        }),
        asked('post-to', 'address', both('ที่อยู่สำหรับส่งใบเสร็จ', 'Address for the receipt'), {
          showIf: { field: 'receipt', is: ['post'] },
        }),
      ]),
      section('slip', both('หลักฐาน', 'Evidence'), [
        asked('slip', 'files', both('สลิปการโอน', 'Slip of the transfer'), { most: 2 }),
      ]),
    ],
  },
}

/** What no other form is for. */
export const generalRequest: Template = {
  key: 'general-request',
  manualKey: null,
  ownDays: 15,
  feeSatang: 0,
  name: both('คำร้องทั่วไป', 'General request'),
  about: both(
    'ใช้เมื่อเรื่องที่ต้องการไม่มีในรายการบริการ เช่น ขอหนังสือรับรอง ขอรถน้ำ ขอความช่วยเหลือ ถ้าเป็นเรื่องร้องเรียน ใช้หน้าแจ้งเรื่องร้องเรียน',
    'For what has no service of its own, such as a certificate, water by lorry or support. For a complaint, use the page for complaints',
  ),
  appeal: grievance,
  form: {
    sections: [
      section('request', both('เรื่องที่ขอ', 'Request'), [
        asked('subject', 'text', both('เรื่อง', 'Subject')),
        asked('kind', 'choice', both('เป็นเรื่องเกี่ยวกับอะไร', 'What it is about'), {
          options: [
            option('certificate', 'ขอหนังสือรับรอง', 'A certificate'),
            option('water', 'ขอน้ำอุปโภคบริโภค', 'Water for the household'),
            option('support', 'ขอรับการช่วยเหลือหรือสนับสนุน', 'Help or support'),
            option('other', 'อื่นๆ', 'Something else'),
          ],
        }),
        asked('litres', 'number', both('ปริมาณน้ำที่ต้องการ', 'How much water'), {
          least: 100,
          most: 50_000,
          unit: both('ลิตร', 'litres'),
          showIf: { field: 'kind', is: ['water'] },
        }),
        asked('deliver-to', 'address', both('ส่งน้ำที่ไหน', 'Where to bring it'), {
          showIf: { field: 'kind', is: ['water'] },
        }),
        asked('story', 'long-text', both('รายละเอียดและเหตุผล', 'Details and reasons')),
      ]),
      section('evidence', both('เอกสารประกอบ', 'Supporting documents'), [
        asked('files', 'files', both('เอกสารหรือภาพ', 'Documents or photos'), { isRequired: false, most: 5 }),
      ]),
    ],
  },
}

/** A hall or ground of the organisation for a day or half of it. */
export const publicSpace: Template = {
  key: 'public-space',
  manualKey: null,
  ownDays: 3,
  feeSatang: null,
  name: both('จองใช้สถานที่สาธารณะ', 'Booking of a public space'),
  about: both(
    'จองหอประชุม ลานกีฬา หรือศาลาขององค์กรล่วงหน้าได้ไม่เกิน 180 วัน งานของส่วนรวมไม่เสียค่าใช้จ่าย งานส่วนตัวหรือการค้าเป็นไปตามระเบียบ',
    'Book a hall, sports ground or pavilion up to 180 days ahead. Free for the community; for private or commercial events as the rules say',
  ),
  appeal: grievance,
  form: {
    sections: [
      section('space', both('สถานที่และเวลา', 'Space and time'), [
        asked('booking', 'booking', both('สถานที่ที่ต้องการ', 'Space that you need'), {
          options: [
            option('hall', 'หอประชุม', 'Assembly hall'),
            option('ground', 'ลานกีฬา', 'Sports ground'),
            option('pavilion', 'ศาลาอเนกประสงค์', 'Multi-purpose pavilion'),
          ],
        }),
      ]),
      section('event', both('งานที่จัด', 'Event'), [
        asked('event', 'text', both('จัดงานอะไร', 'What the event is')),
        asked('purpose', 'choice', both('ลักษณะงาน', 'Kind of event'), {
          options: [
            option('community', 'งานของชุมชนหรือหน่วยงาน', 'Of the community or an agency'),
            option('private', 'งานส่วนตัว', 'Private'),
            option('trade', 'งานเชิงพาณิชย์', 'Commercial'),
          ],
        }),
        asked('guests', 'number', both('ผู้เข้าร่วมประมาณ', 'About how many people'), {
          least: 1,
          most: 5_000,
          unit: both('คน', 'people'),
        }),
        asked('loud', 'yes-no', both('ใช้เครื่องขยายเสียงหรือไม่', 'Will loudspeakers be used')),
        asked('loud-until', 'text', both('ใช้เครื่องขยายเสียงถึงเวลาใด', 'Until when they will be used'), {
          showIf: { field: 'loud', is: ['yes'] },
        }),
        asked('equipment', 'several', both('อุปกรณ์ที่ขอใช้', 'Equipment you ask for'), {
          isRequired: false,
          options: [
            option('chairs', 'เก้าอี้', 'Chairs'),
            option('tables', 'โต๊ะ', 'Tables'),
            option('sound', 'เครื่องเสียง', 'Sound equipment'),
            option('power', 'ไฟฟ้า', 'Electricity'),
          ],
        }),
        consentTo(
          both(
            'ยินยอมรักษาความสะอาด คืนสถานที่ตามเวลา และชดใช้ความเสียหายที่เกิดจากงาน',
            'I agree to keep the space clean, to give it back in time, and to pay for damage that the event does',
          ),
        ),
      ]),
    ],
  },
}
