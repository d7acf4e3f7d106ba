export { AttentionList as Content } from './AttentionList';
export { AttentionCard as Renderer } from './AttentionCard';
