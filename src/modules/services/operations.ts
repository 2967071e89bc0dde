export { makeService, openService, publishForm } from './catalogue/keeping.ts'
export { templates } from './templates/templates.ts'
