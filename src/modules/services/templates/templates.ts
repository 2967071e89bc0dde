import { disabilityAllowance, elderlyAllowance } from './allowances.ts'
import { branches, wasteBin } from './household.ts'
import { generalRequest, publicSpace, taxPayment } from './office.ts'
import type { Template } from './template.ts'

/** The services that ship, in the order in which they are offered. */
export const templates: readonly Template[] = [
  branches,
  wasteBin,
  elderlyAllowance,
  disabilityAllowance,
  taxPayment,
  generalRequest,
  publicSpace,
]
