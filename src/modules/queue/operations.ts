export { callBeforeTurn, callNext, endTicket } from './calling.ts'
export { issueTicket } from './issuing.ts'
export { setCounter, setCounterState, setService } from './setting-up.ts'
