import type { Field } from '../forms/form.ts'
import {
  administrativeAppeal,
  asked,
  both,
  consentTo,
  declaration,
  nationalId,
  option,
  section,
  type Template,
} from './template.ts'

const born = asked('born', 'date', both('วันเดือนปีเกิด', 'Date of birth'))
const home = asked('home', 'address', both('ที่อยู่ตามทะเบียนบ้าน', 'Address in the house registration'))

const payment: Field[] = [
  asked('pay', 'choice', both('รับเงินอย่างไร', 'How it is to be paid'), {
    options: [
      option('own', 'โอนเข้าบัญชีของผู้มีสิทธิ', 'To the account of the person entitled'),
      option('proxy', 'โอนเข้าบัญชีของผู้รับมอบอำนาจ', 'To the account of somebody he authorised'),
    ],
  }),
  asked('bank', 'text', both('ธนาคารและสาขา', 'Bank and branch')),
  asked('account', 'text', both('เลขที่บัญชี', 'Account number'), {
    purpose: both('โอนเบี้ยยังชีพ', 'To pay the allowance'),
  }),
]

const documents = (...more: Field[]): Field[] => [
  asked('id-card', 'files', both('บัตรประจำตัวประชาชน', 'Identity card')),
  asked('house-registration', 'files', both('ทะเบียนบ้าน', 'House registration')),
  asked('bank-book', 'files', both('หน้าแรกของสมุดบัญชีธนาคาร', 'First page of the bank book')),
  asked('power-of-attorney', 'files', both('หนังสือมอบอำนาจ', 'Power of attorney'), {
    showIf: { field: 'pay', is: ['proxy'] },
  }),
  ...more,
]

const consent = consentTo(
  both(
    'ยินยอมให้เก็บและตรวจสอบข้อมูลกับทะเบียนราษฎรและหน่วยงานที่จ่ายเบี้ย เพื่อพิจารณาสิทธิและจ่ายเงินเท่านั้น',
    'I agree that this is kept and compared with the civil register and the paying agencies, only to decide on the allowance and to pay it',
  ),
)

/** Under the regulation of the Ministry of the Interior on the allowance for the elderly, B.E. 2566: from sixty on. */
export const elderlyAllowance: Template = {
  key: 'elderly-allowance',
  manualKey: 'elderly-allowance',
  ownDays: 1,
  feeSatang: 0,
  name: both('ลงทะเบียนรับเบี้ยยังชีพผู้สูงอายุ', 'Registration for the old-age allowance'),
  about: both(
    'สำหรับผู้มีสัญชาติไทยที่มีชื่อในทะเบียนบ้านในเขตของเรา อายุครบ 60 ปีหรือจะครบในปีงบประมาณถัดไป ถ้าไม่สะดวกทางออนไลน์ ยื่นที่สำนักงานหรือให้ผู้อื่นยื่นแทนได้',
    'For Thai nationals registered in a house of our area who are 60 or will be in the next fiscal year. You may also register at the office, or have somebody do it for you',
  ),
  appeal: administrativeAppeal,
  form: {
    sections: [
      section('person', both('ผู้มีสิทธิ', 'Person entitled'), [
        nationalId(both('ตรวจสิทธิรับเบี้ยยังชีพ', 'To check the right to the allowance')),
        {
          ...born,
          hint: both(
            'ต้องอายุครบ 60 ปี ถ้าทราบเพียงปีเกิด ใส่วันที่ 1 มกราคมของปีนั้น',
            'From the age of 60. If only the year is known, enter 1 January of that year',
          ),
        },
        home,
        asked('moved', 'yes-no', both('เคยรับเบี้ยจากที่อื่นหรือไม่', 'Was the allowance paid elsewhere before')),
        asked('paid-by', 'text', both('หน่วยงานที่เคยจ่ายเบี้ย', 'Office that paid it'), {
          showIf: { field: 'moved', is: ['yes'] },
        }),
        asked(
          'state-income',
          'yes-no',
          both(
            'รับบำนาญหรือเงินเดือนประจำจากรัฐหรือไม่',
            'Do you receive a pension or a regular salary from the state',
          ),
        ),
      ]),
      section('payment', both('การรับเงิน', 'Payment'), payment),
      section('documents', both('เอกสาร', 'Documents'), documents()),
      section('consents', both('ความยินยอมและคำรับรอง', 'Consent and declaration'), [consent, declaration]),
    ],
  },
}

/** For holders of the identity card for persons with disabilities. */
export const disabilityAllowance: Template = {
  key: 'disability-allowance',
  manualKey: 'disability-allowance',
  ownDays: 1,
  feeSatang: 0,
  name: both('ลงทะเบียนรับเบี้ยความพิการ', 'Registration for the disability allowance'),
  about: both(
    'สำหรับผู้มีบัตรประจำตัวคนพิการและมีชื่อในทะเบียนบ้านในเขตของเรา ผู้ดูแลยื่นแทนได้',
    'For holders of the identity card for persons with disabilities registered in a house of our area. A carer may apply for them',
  ),
  appeal: administrativeAppeal,
  form: {
    sections: [
      section('person', both('คนพิการ', 'Person with a disability'), [
        asked('applies', 'choice', both('ผู้ยื่นคือใคร', 'Who applies'), {
          options: [
            option('self', 'คนพิการยื่นเอง', 'The person himself'),
            option('carer', 'ผู้ดูแลหรือผู้รับมอบอำนาจ', 'A carer or somebody authorised'),
          ],
        }),
        asked('relation', 'text', both('เกี่ยวข้องกับคนพิการอย่างไร', 'How the carer is related'), {
          showIf: { field: 'applies', is: ['carer'] },
        }),
        nationalId(both('ตรวจสิทธิรับเบี้ยความพิการ', 'To check the right to the allowance')),
        born,
        home,
        asked('kind', 'several', both('ประเภทความพิการตามบัตร', 'Kind of disability on the card'), {
          purpose: both('พิจารณาสิทธิตามบัตรคนพิการ', 'To decide on the right that the card gives'),
          options: [
            option('sight', 'ทางการเห็น', 'Sight'),
            option('hearing', 'ทางการได้ยินหรือสื่อความหมาย', 'Hearing or communication'),
            option('movement', 'ทางการเคลื่อนไหวหรือร่างกาย', 'Movement or body'),
            option('mind', 'ทางจิตใจหรือพฤติกรรม', 'Mind or behaviour'),
            option('intellect', 'ทางสติปัญญา', 'Intellect'),
            option('learning', 'ทางการเรียนรู้', 'Learning'),
            option('autism', 'ออทิสติก', 'Autism'),
          ],
        }),
        asked('card-until', 'date', both('บัตรคนพิการหมดอายุวันที่', 'Card valid until'), {
          isRequired: false,
          hint: both('เว้นว่างถ้าเป็นบัตรตลอดชีพ', 'Leave it empty if the card is for life'),
        }),
      ]),
      section('payment', both('การรับเงิน', 'Payment'), payment),
      section(
        'documents',
        both('เอกสาร', 'Documents'),
        documents(
          asked('disability-card', 'files', both('บัตรประจำตัวคนพิการ ทั้งสองด้าน', 'Disability card, both sides')),
          asked('carer-card', 'files', both('บัตรประชาชนของผู้ดูแล', 'Identity card of the carer'), {
            showIf: { field: 'applies', is: ['carer'] },
          }),
        ),
      ),
      section('consents', both('ความยินยอมและคำรับรอง', 'Consent and declaration'), [consent, declaration]),
    ],
  },
}
