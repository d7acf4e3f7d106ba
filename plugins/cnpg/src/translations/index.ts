/**
 * Texts of the plugin, to be overridden or translated.
 *
 * @packageDocumentation
 */
export { cnpgMessagesTranslationRef } from './messages/ref';
export { cnpgTranslationRef } from './ref';
export { cnpgTranslations } from './resource';
