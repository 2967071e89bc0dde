import type { FileReaders } from '../../../platform/files/file-reading.ts'
import { mayAct } from '../../../platform/identity/capabilities.ts'
import { planWorkCapabilities } from './capabilities.ts'
import { evidencePurpose } from './evidence.ts'

/** Evidence that is not for everybody is read by whoever may see how the plan is carried out. */
export const planWorkFiles: FileReaders = {
  [evidencePurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, { person, capability: 'plan.work-reading', table: planWorkCapabilities })) !==
      undefined,
}
