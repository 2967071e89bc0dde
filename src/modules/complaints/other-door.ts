import { address } from '../../platform/web/address.ts'

/**
 * Where reports of corruption are taken. That door stands on the front page beside this one and is no part of this
 * module: only its address is known here.
 */
export const otherDoor = address('/integrity-reports')
