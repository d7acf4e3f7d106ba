/**
 * Texts of the plugin, to be overridden or translated.
 *
 * @packageDocumentation
 */
export { cnpgTranslationRef } from './ref';
export { cnpgTranslations } from './resource';
